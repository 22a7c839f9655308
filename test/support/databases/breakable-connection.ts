import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A way to a server that can be cut, or frozen as a failover or a partition of the network does it. */
export class BreakableConnection {
  readonly url: string;
  readonly #server: ReturnType<typeof createServer>;
  readonly #sockets = new Set<Socket>();
  #state: 'open' | 'cut' | 'frozen' = 'open';

  private constructor(server: ReturnType<typeof createServer>, target: URL) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.url = Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href;
    server.on('connection', (near) => this.#join(near, target));
  }

  static async to(url: string): Promise<BreakableConnection> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new BreakableConnection(server, new URL(url));
  }

  /** Connections end, and new ones do at once. */
  cut(): void {
    this.#state = 'cut';
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing more passes, and nothing ends. */
  freeze(): void {
    this.#state = 'frozen';
    for (const socket of this.#sockets) socket.pause();
  }

  mend(): void {
    this.#state = 'open';
    for (const socket of this.#sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await this.#server[Symbol.asyncDispose]();
  }

  #join(near: Socket, target: URL): void {
    if (this.#state === 'cut') return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('data', (chunk) => void other.write(chunk));
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      if (this.#state === 'frozen') one.pause();
    }
  }
}
