import { readFileSync } from 'node:fs';
import type { Request, Server } from 'restify';
import { type Language, forEachLanguage, languageFromLocale } from '../../../services/conversations/language.ts';
import { acceptedLanguage } from '../accepted-language.ts';
import { type HttpAnswer, sendAnswer } from '../http-answer.ts';
import { type PrivacyFacts, privacyPage } from './privacy-page.ts';
import { termsPage } from './terms-page.ts';

const dayInSeconds = 24 * 60 * 60;

const files = {
  '/pages/page.css': fileAnswer(new URL('page.css', import.meta.url), 'text/css; charset=utf-8'),
  '/pages/icon.svg': fileAnswer(new URL('../../../manifest/icons/color.svg', import.meta.url), 'image/svg+xml'),
};

/** What Teams links to from the app, for everybody to read without signing in. */
export function addPublicPages(server: Server, { partner, retention }: PrivacyFacts): void {
  const privacy = pageIn((language) => privacyPage({ partner, retention }, language), partner.privacyUrl);
  const terms = pageIn((language) => termsPage(partner, language), partner.termsUrl);
  addRoute(server, '/privacy', privacy);
  addRoute(server, '/terms', terms);
  for (const [path, answer] of Object.entries(files)) addRoute(server, path, () => answer);
}

type Answering = (request: Request) => HttpAnswer;

/** Drawn once in every language. A page of the partner's own takes its place, so that there are never two texts. */
function pageIn(draw: (language: Language) => HttpAnswer, ownUrl: string | undefined): Answering {
  if (ownUrl !== undefined) return () => ({ status: 302, headers: { Location: ownUrl }, body: '' });
  const drawn = forEachLanguage(draw);
  return (request) => drawn[languageOf(request)];
}

function languageOf(request: Request): Language {
  const asked = new URLSearchParams(request.getQuery()).get('lang') ?? '';
  return languageFromLocale(asked) ?? acceptedLanguage(request.headers['accept-language']);
}

function addRoute(server: Server, path: string, answering: Answering): void {
  for (const method of ['get', 'head'] as const)
    server[method](path, (request, response, next) => {
      sendAnswer(response, answering(request));
      next();
    });
}

function fileAnswer(file: URL, type: string): HttpAnswer {
  const headers = { 'Content-Type': type, 'Cache-Control': `public, max-age=${dayInSeconds}` };
  return { status: 200, headers, body: readFileSync(file, 'utf8') };
}
