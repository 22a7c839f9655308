import type { IncomingMessage } from 'node:http';
import { type Refusal, refuse } from './refusal.ts';

/** Teams' largest activities are far smaller. */
const largestBytes = 512 * 1024;
const readWithinMs = 10_000;

export type JsonObject = Readonly<Record<string, unknown>>;

/** Why the headers alone refuse the request. Only JSON is read, because each parser of bodies is one more thing to attack. */
export function refusalByHeaders({ headers }: IncomingMessage): Refusal | undefined {
  if (!isJson(headers['content-type'])) return refuse('content-type');
  return refusalBySize(headers, largestBytes);
}

/** The same of a file, of any type that its content shows. */
export function refusalOfFile({ headers }: IncomingMessage, mostBytes: number): Refusal | undefined {
  if (!/^application\/octet-stream\b/i.test(headers['content-type'] ?? '')) return refuse('content-type');
  return refusalBySize(headers, mostBytes);
}

function refusalBySize(headers: IncomingMessage['headers'], mostBytes: number): Refusal | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return refuse('content-encoding');
  if (Number(headers['content-length'] ?? 0) > mostBytes) return refuse('too-large');
  return undefined;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json *(; *charset *= *"?utf-8"? *)?;? *$/i.test(contentType ?? '');
}

/** Reads a JSON object, and stops as soon as it is too large. */
export async function readJsonObject(request: IncomingMessage): Promise<JsonObject | Refusal> {
  const bytes = await readBytes(request, { mostBytes: largestBytes, withinMs: readWithinMs });
  if (!(bytes instanceof Uint8Array)) return bytes;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : refuse('not-json');
  } catch {
    return refuse('not-json');
  }
}

interface Reading {
  readonly mostBytes: number;
  readonly withinMs: number;
}

/** The body, as soon as it is there; it stops where that is too large or takes too long. */
export function readBytes(request: IncomingMessage, { mostBytes, withinMs }: Reading): Promise<Buffer | Refusal> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (outcome: Buffer | Refusal): void => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      request.pause();
      resolve(outcome);
    };
    const timer = setTimeout(end, withinMs, refuse('too-slow'));
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) end(refuse('too-large'));
      else chunks.push(chunk);
    });
    request.once('end', () => end(Buffer.concat(chunks)));
    request.once('error', () => end(refuse('not-json')));
    // Where the sender goes away in the middle, neither `end` nor `error` comes.
    request.once('close', () => end(refuse('not-json')));
  });
}
