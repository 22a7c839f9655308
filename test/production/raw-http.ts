import { type Socket, connect } from 'node:net';

export interface RawAnswer {
  /** Undefined: the connection was closed without an answer. */
  readonly status: number | undefined;
  readonly head: string;
  readonly body: string;
  /** The other side ended the connection. */
  readonly isClosed: boolean;
  readonly tookMs: number;
}

interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  /** As they are written, in this order; `Host` comes first by itself. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer;
  /** Left out where headers say how long the body is. */
  readonly length?: number | 'not said';
}

/** The bytes of a request, which may be none that HTTP allows. */
export function rawRequest(request: RawRequest): Buffer {
  const { method = 'POST', path = '/api/messages', version = 'HTTP/1.1', headers = [], body = '' } = request;
  const { length = Buffer.byteLength(body) } = request;
  const lines = [
    `${method} ${path} ${version}`,
    'Host: bot.example',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(length === 'not said' ? [] : [`Content-Length: ${length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

type Parts = Iterable<string | Buffer> | AsyncIterable<string | Buffer>;

/** Sends the parts one after the other and resolves with the first whole answer, or when the other side closes. */
export function sendRaw(port: number, parts: Parts, withinMs = 15_000): Promise<RawAnswer> {
  const began = performance.now();
  const received: Buffer[] = [];
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(`neither an answer nor an end within ${withinMs} ms; so far: ${textOf(received).slice(0, 200)}`),
      );
    }, withinMs);
    const end = (isClosed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...parse(textOf(received)), isClosed, tookMs: performance.now() - began });
    };
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk);
      if (isWhole(textOf(received))) end(false);
    });
    // A connection that is cut is an answer here.
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
    socket.on('connect', () => void write(socket, parts));
  });
}

/** An open connection on which something was sent, and nothing more. */
export async function openRaw(port: number, part: string | Buffer): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', () => socket.write(part, () => resolve())));
  socket.resume();
  return socket;
}

async function write(socket: Socket, parts: Parts): Promise<void> {
  for await (const part of parts) {
    if (socket.destroyed) return;
    const hasRoom = socket.write(part);
    if (!hasRoom) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
  }
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('latin1');
}

/** `100 Continue` only says that the answer will come. */
function withoutInterim(text: string): string {
  return text.replace(/^(HTTP\/1\.1 1\d\d [^\r]*\r\n(?:[^\r]+\r\n)*\r\n)+/, '');
}

function isWhole(text: string): boolean {
  const { status, head, body } = parse(text);
  if (status === undefined || !withoutInterim(text).includes('\r\n\r\n')) return false;
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return body.length >= Number(length);
  return /^transfer-encoding: chunked/im.test(head) ? body.endsWith('0\r\n\r\n') : status === 204 || status === 304;
}

function parse(text: string): Pick<RawAnswer, 'status' | 'head' | 'body'> {
  const answer = withoutInterim(text);
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  return { status: status === undefined ? undefined : Number(status), head, body: rest.join('\r\n\r\n') };
}
