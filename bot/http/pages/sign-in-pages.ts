import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Request, Response, Server } from 'restify';
import { type Language, languageFromLocale } from '../../../services/conversations/language.ts';
import type { Log } from '../../../services/log.ts';
import type { SignInPageService } from '../../../services/sign-in/sign-in-page-service.ts';
import { acceptedLanguage } from '../accepted-language.ts';
import type { Door } from '../door.ts';
import { type HttpAnswer, problemAnswer, sendAnswer } from '../http-answer.ts';
import { refusalAnswer } from '../refusal.ts';
import { popupHeaders } from '../security-headers.ts';
import { signInPaths } from '../sign-in-paths.ts';
import { anotherPersonPage, noticePage, signInScripts, signedInPage } from './sign-in-page.ts';

interface SignInPagesOptions {
  readonly signInPages: SignInPageService;
  readonly teamsPageOrigins: readonly string[];
  readonly door: Pick<Door, 'refuseVisitor'>;
  readonly log: Log;
}

/** The window that Teams opens for a sign-in: from our address to Microsoft's, and back to a page that tells Teams and closes. */
export function addSignInPages(server: Server, options: SignInPagesOptions): void {
  const teamsJs = createRequire(import.meta.url).resolve('@microsoft/teams-js');
  const files = {
    [signInScripts.teams]: readFileSync(teamsJs, 'utf8'),
    [signInScripts.end]: readFileSync(new URL('sign-in-end.js', import.meta.url), 'utf8'),
  };
  for (const [path, body] of Object.entries(files))
    server.get(path, (_request, response, next) => {
      sendAnswer(response, { status: 200, headers: { 'Content-Type': 'text/javascript; charset=utf-8' }, body });
      next();
    });
  server.get(signInPaths.start, async (request, response) => answerPage(request, response, startAnswer, options));
  server.get(signInPaths.end, async (request, response) => answerPage(request, response, endAnswer, options));
}

type Answering = (query: URLSearchParams, options: SignInPagesOptions, fallback: Language) => Promise<HttpAnswer>;

async function answerPage(
  request: Request,
  response: Response,
  answering: Answering,
  options: SignInPagesOptions,
): Promise<void> {
  const refused = options.door.refuseVisitor(request);
  if (refused) {
    sendAnswer(response, refusalAnswer(refused));
    return;
  }
  await new Promise((resolve) => popupHeaders(request, response, resolve));
  const fallback = acceptedLanguage(request.headers['accept-language']);
  try {
    sendAnswer(response, await answering(new URLSearchParams(request.getQuery()), options, fallback));
  } catch (error) {
    options.log.error({ err: error }, 'sign-in page failed unexpectedly');
    sendAnswer(response, problemAnswer(500, { code: 'unexpected', detail: 'Our own mistake. The log has it.' }));
  }
}

async function startAnswer(
  query: URLSearchParams,
  { signInPages }: SignInPagesOptions,
  fallback: Language,
): Promise<HttpAnswer> {
  const start = await signInPages.start(query.get('id') ?? '', { choosesAccount: query.has('choose') });
  if (start.kind === 'over') return noticePage('over', fallback);
  // The address holds a secret of this sign-in, so it is not to be passed on or kept.
  const headers = { Location: start.url, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
  return { status: 302, headers, body: '' };
}

async function endAnswer(
  query: URLSearchParams,
  { signInPages, teamsPageOrigins }: SignInPagesOptions,
  fallback: Language,
): Promise<HttpAnswer> {
  const end = await signInPages.end({
    state: query.get('state') ?? '',
    code: query.get('code') ?? undefined,
    error: query.get('error') ?? undefined,
  });
  const language = languageFromLocale(end.language ?? '') ?? fallback;
  switch (end.kind) {
    case 'signed-in':
      return signedInPage(language, end.code, teamsPageOrigins);
    case 'another-person':
      return anotherPersonPage(language, end.signInId);
    default:
      return noticePage(end.kind, language);
  }
}
