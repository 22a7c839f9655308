import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ReceivedCall {
  readonly call: string;
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A Bot Connector that answers as it is told, and remembers what it was asked. */
export class RefusingConnector {
  readonly received: ReceivedCall[] = [];
  /** Undefined: the connection is cut. `silence`: no answer ever comes. */
  answer: Answer | 'silence' | undefined = { status: 201 };
  /** Answers to the next calls, before `answer` again. */
  readonly next: (Answer | 'cut')[] = [];
  readonly #server = createServer((request, response) => void this.#take(request, response));

  static async open(): Promise<RefusingConnector> {
    const connector = new RefusingConnector();
    connector.#server.listen(0, '127.0.0.1');
    await once(connector.#server, 'listening');
    return connector;
  }

  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await this.#server[Symbol.asyncDispose]();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = Buffer.concat(await request.toArray()).toString();
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    this.received.push({ call, at: performance.now(), body: JSON.parse(text || '{}') as ReceivedCall['body'] });
    const answer = this.next.shift() ?? this.answer;
    if (answer === 'silence') return;
    if (!answer || answer === 'cut') return void response.destroy();
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(JSON.stringify({ id: `id-${this.received.length}` }));
  }
}
