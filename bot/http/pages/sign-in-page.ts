import { wordingFor } from '../../../cards/wording/wording.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { PageEnd } from '../../../services/sign-in/sign-in-page-service.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { signInPaths } from '../sign-in-paths.ts';
import { html } from './html.ts';
import { pageAnswer } from './page.ts';

export const signInScripts = { teams: '/auth/teams-js.js', end: '/auth/end.js' } as const;

/** Its script gives the code to Teams, which closes the window; where that fails, the page says what to do. */
export function signedInPage(language: Language, code: string, origins: readonly string[]): HttpAnswer {
  const wording = wordingFor(language);
  const content = html`<p id="signed-in" data-code="${code}" data-origins="${origins.join(' ')}">
    ${wording.text('signIn.page.signed-in.text')}
  </p>`;
  const title = wording.text('signIn.page.signed-in.title');
  return notKept(pageAnswer({ language, title, content, scripts: [signInScripts.teams, signInScripts.end] }));
}

export function anotherPersonPage(language: Language, signInId: string): HttpAnswer {
  const wording = wordingFor(language);
  const content = html`<p>${wording.text('signIn.page.another-person.text')}</p>
    <p><a href="${signInPaths.start}?id=${signInId}&choose">${wording.text('signIn.page.another-person.do')}</a></p>`;
  return notKept(pageAnswer({ language, title: wording.text('signIn.page.another-person.title'), content }, 403));
}

export type Notice = Exclude<PageEnd['kind'], 'signed-in' | 'another-person'>;

const statuses: Readonly<Record<Notice, number>> = {
  ...{ declined: 403, 'mail-declined': 403, failed: 502, over: 410 },
};

export function noticePage(notice: Notice, language: Language): HttpAnswer {
  const wording = wordingFor(language);
  const content = html`<p>${wording.text(`signIn.page.${notice}.text`)}</p>`;
  const title = wording.text(`signIn.page.${notice}.title`);
  return notKept(pageAnswer({ language, title, content }, statuses[notice]));
}

function notKept(answer: HttpAnswer): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' } };
}
