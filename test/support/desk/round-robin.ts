import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer, request as callHttp } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that gives each request to the next instance, without sticky sessions, and goes on where one does not answer its door. */
export class RoundRobin {
  /** Which instance served each request, by its place in the list. */
  readonly served: number[] = [];
  /** Which instance has the newest request, answered or not. */
  newest = 0;
  #targets: readonly URL[];
  readonly #server: Server;
  #next = 0;

  private constructor(targets: readonly URL[]) {
    this.#targets = targets;
    this.#server = createServer((incoming, outgoing) => void this.#forward(incoming, outgoing));
  }

  static async open(urls: readonly string[]): Promise<RoundRobin> {
    const proxy = new RoundRobin(urls.map((url) => new URL(url)));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get endpoint(): string {
    return `${this.url}/api/messages`;
  }

  /** For instances that have to know the proxy's address when they start. */
  leadTo(urls: readonly string[]): void {
    this.#targets = urls.map((url) => new URL(url));
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    for (let tries = 0; tries < this.#targets.length; tries++) {
      const index = this.#next++ % this.#targets.length;
      this.newest = index;
      const outcome = await this.#try(index, { incoming, outgoing, body });
      if (outcome !== 'not-there') return;
    }
    outgoing.statusCode = 502;
    outgoing.end();
  }

  #try(
    index: number,
    { incoming, outgoing, body }: { incoming: IncomingMessage; outgoing: ServerResponse; body: Buffer },
  ): Promise<'served' | 'not-there'> {
    const target = this.#targets[index]!;
    return new Promise((resolve) => {
      const { method, url: path, headers } = incoming;
      const call = callHttp({ hostname: target.hostname, port: target.port, method, path, headers }, (answer) => {
        this.served.push(index);
        for (const [name, value] of Object.entries(answer.headers))
          if (value !== undefined) outgoing.setHeader(name, value);
        outgoing.statusCode = answer.statusCode ?? 502;
        answer.pipe(outgoing);
        answer.on('close', () => resolve('served'));
      });
      call.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') {
          resolve('not-there');
          return;
        }
        // It took the request and died: a proxy must not repeat what may have been done.
        outgoing.statusCode = 502;
        outgoing.end();
        resolve('served');
      });
      call.end(body);
    });
  }
}
