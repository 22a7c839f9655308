import type { Server } from 'restify';
import type { Database } from '../../services/database/database.ts';
import { findNewestHead } from '../../services/evidence/head-signer.ts';
import { writeNote } from '../../services/evidence/format/signed-note.ts';
import type { Log } from '../../services/log.ts';
import { type HttpAnswer, problemAnswer, sendAnswer } from './http-answer.ts';

/** Anybody may ask as often as they like. The database is asked once in this time. */
const freshForMs = 1_000;

interface EvidenceHeadOptions {
  readonly database: Database;
  readonly log: Log;
}

/**
 * The newest signed head of the evidence log, for anybody to note down: it says how many entries there are and what they are in one
 * hash, and nothing of any of them. Whoever has one can find out later whether the log was rewritten.
 */
export function addEvidenceHeadRoute(server: Server, options: EvidenceHeadOptions): void {
  let looking: Promise<HttpAnswer> | undefined;
  server.get('/api/v1/evidence/head', async (_request, response) => {
    looking ??= answer(options).finally(() => setTimeout(() => (looking = undefined), freshForMs).unref());
    sendAnswer(response, await looking);
  });
}

async function answer({ database, log }: EvidenceHeadOptions): Promise<HttpAnswer> {
  try {
    const head = await findNewestHead(database.query);
    if (!head)
      return problemAnswer(404, { code: 'no-evidence-head', detail: 'No head of the evidence log is signed.' });
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
    return { status: 200, headers, body: writeNote(head.note) };
  } catch (error) {
    log.error({ err: error }, 'evidence head could not be read');
    return problemAnswer(503, { code: 'evidence-unavailable', detail: 'The head cannot be read just now.' });
  }
}
