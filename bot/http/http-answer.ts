import { STATUS_CODES } from 'node:http';
import type { Response } from 'restify';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Problem {
  /** For programs; stable. */
  readonly code: string;
  /** For people. */
  readonly detail: string;
  readonly [extension: string]: string | Readonly<Record<string, string>>;
}

/** Nobody may keep an answer, because it tells how things stand now. */
const always = { 'Cache-Control': 'no-store' };

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { ...always, 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A failure as RFC 9457 has it. Its type is the status alone; `code` tells more. */
export function problemAnswer(
  status: number,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const body = { title: STATUS_CODES[status] ?? '', status, ...problem };
  return jsonAnswer(status, body, { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' });
}

/** How much a sender may go on sending after the answer, so that it gets to read the answer. */
const drainBytes = 2 * 1024 * 1024;
const drainMs = 2_000;

export function sendAnswer(response: Response, { status, headers, body }: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  response.sendRaw(status, body, headers);
  if (headers['Connection'] === 'close') drain(response);
}

/** A sender that is cut off in the middle of its body would see a broken connection in place of the answer. */
function drain({ req: request, socket }: Response): void {
  if (request.complete || !socket) return;
  let bytes = 0;
  const cut = setTimeout(() => socket.destroy(), drainMs).unref();
  socket.once('close', () => clearTimeout(cut));
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > drainBytes) socket.destroy();
  });
  request.resume();
}
