import { wordingFor, spokenLanguages } from '../../../cards/wording/wording.ts';
import { type Language, languages } from '../../../services/conversations/language.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { type Html, html } from './html.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** What stands below the title. */
  readonly content: Html;
  /** Where the same page is in the other languages; a page of a sign-in has none. */
  readonly path?: string;
  /** Addresses of scripts of ours; the route then needs `popupHeaders`. */
  readonly scripts?: readonly string[];
}

const product = 'Agreement Desk';

/** A page of ours for browsers, with its HTML, in the agent's language. */
export function pageAnswer(page: Page, status = 200): HttpAnswer {
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': page.language,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Language',
    },
    body: frame(page).text,
  };
}

function frame({ language, title, content, path, scripts = [] }: Page): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${product}</title>
        <link rel="icon" type="image/svg+xml" href="/pages/icon.svg" />
        <link rel="stylesheet" href="/pages/page.css" />
        ${scripts.map((script) => html`<script type="module" src="${script}"></script>`)}
      </head>
      <body>
        <header>
          <p class="product"><img src="/pages/icon.svg" alt="" width="32" height="32" />${product}</p>
          ${path === undefined ? [] : languageLinks(path, language)}
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `;
}

function languageLinks(path: string, current: Language): Html {
  return html`<nav aria-label="${wordingFor(current).text('page.languages')}">
    <ul>
      ${languages.map((language) => html`<li>${linkTo(path, language, current)}</li>`)}
    </ul>
  </nav>`;
}

function linkTo(path: string, language: Language, current: Language): Html {
  const name = spokenLanguages[language].ownName;
  if (language === current) return html`<span aria-current="true">${name}</span>`;
  return html`<a href="${path}?lang=${language}" lang="${language}" hreflang="${language}">${name}</a>`;
}
