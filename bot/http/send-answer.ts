import type { Response } from 'restify';
import type { HttpAnswer } from './http-answer.ts';

/** What a sender that does not listen may still send after the answer, so that it gets to read it. */
const drainBytes = 2 * 1024 * 1024;
const drainMs = 2_000;

export function sendAnswer(response: Response, { status, headers, body }: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  response.sendRaw(status, body, headers);
  if (headers['Connection'] === 'close') drain(response);
}

/** Cut off at once, a sender in the middle of its body would see a broken connection in place of the answer. */
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
