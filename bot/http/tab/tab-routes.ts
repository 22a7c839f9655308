import type { Request, Response, Server } from 'restify';
import type { Log } from '../../../services/log.ts';
import { problemAnswer, sendAnswer } from '../http-answer.ts';
import { pageAddress } from '../../../cards/kit/page-link.ts';
import { TabFiles } from './tab-files.ts';
import { newNonce, tabHeaders } from './tab-headers.ts';

const yearInSeconds = 365 * 24 * 60 * 60;

export interface TabOptions {
  /** Further hosts that may frame the page and that it takes for Teams. */
  readonly teamsPageOrigins: readonly string[];
  readonly teamsAppId: string;
  readonly log: Log;
}

/** The page in Teams, as it was built: one document for all its views, and the files that it loads. */
export function addTabRoutes(server: Server, options: TabOptions, files = new TabFiles()): void {
  const { log } = options;
  if (!files.isBuilt()) log.warn({}, 'page for teams was not built: run npm run build');
  server.get('/tab', (_request, response, next) => {
    sendAnswer(response, { status: 301, headers: { Location: '/tab/' }, body: '' });
    next();
  });
  server.get('/tab/', async (request, response) => sendIndex(files, options, { request, response }));
  server.get('/tab/assets/:file', async (request, response) => sendAsset(files, { request, response }));
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function sendIndex(
  files: TabFiles,
  { teamsPageOrigins: origins, teamsAppId }: TabOptions,
  { request, response }: Exchange,
): Promise<void> {
  if (!files.isBuilt()) {
    const detail = 'This page has not been built. Run npm run build.';
    sendAnswer(response, problemAnswer(503, { code: 'page-not-built', detail }));
    return;
  }
  const nonce = newNonce();
  const page = (await files.readIndex())
    .replaceAll('%CSP_NONCE%', nonce)
    .replace('%TEAMS_ORIGINS%', origins.join(' '))
    .replace('%TEAMS_PAGE%', pageAddress(teamsAppId));
  response.removeHeader('X-Frame-Options');
  tabHeaders({ nonce, origins })(request, response, () => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' };
    sendAnswer(response, { status: 200, headers, body: page });
  });
}

/** The name of a file changes with what is in it, so that browsers need never ask again. */
async function sendAsset(files: TabFiles, { request, response }: Exchange): Promise<void> {
  const name = String((request.params as Record<string, unknown>)['file']);
  const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const file = await files.findAsset(name, takesBrotli);
  if (!file) {
    sendAnswer(response, problemAnswer(404, { code: 'not-found', detail: 'There is no such file.' }));
    return;
  }
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Content-Length': file.body.length,
    'Cache-Control': `public, max-age=${yearInSeconds}, immutable`,
    Vary: 'Accept-Encoding',
    ...(file.isBrotli && { 'Content-Encoding': 'br' }),
  });
  response.end(file.body);
}
