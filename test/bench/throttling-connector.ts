import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const answersAfterMs = 60;
const pauseEvery = 250;
const pauseSeconds = 2;

/** A Bot Connector that now and then refuses everything for two seconds. */
export class ThrottlingConnector {
  taken = 0;
  refused = 0;
  pausedSeconds = 0;
  readonly #arrivals: number[] = [];
  #pausedUntil = 0;
  #untilNextPause = pauseEvery;
  readonly #server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const status = this.#decide();
      void delay(answersAfterMs).then(() => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...(status === 429 && this.#patience()) });
        response.end(JSON.stringify({ id: String(this.taken) }));
      });
    });
  });

  static async open(): Promise<ThrottlingConnector> {
    const connector = new ThrottlingConnector();
    connector.#server.listen(0, '127.0.0.1');
    await once(connector.#server, 'listening');
    return connector;
  }

  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Most requests that arrived within one second, whenever it began. */
  get largestSecond(): number {
    let from = 0;
    return this.#arrivals.reduce((most, at, index) => {
      while ((this.#arrivals[from] ?? at) <= at - 1_000) from += 1;
      return Math.max(most, index - from + 1);
    }, 0);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await this.#server[Symbol.asyncDispose]();
  }

  #decide(): 201 | 429 {
    const now = performance.now();
    this.#arrivals.push(now);
    if (now >= this.#pausedUntil && (this.#untilNextPause -= 1) === 0) this.#pause(now);
    if (now < this.#pausedUntil) {
      this.refused += 1;
      return 429;
    }
    this.taken += 1;
    return 201;
  }

  #pause(now: number): void {
    this.#untilNextPause = pauseEvery;
    this.#pausedUntil = now + 1_000 * pauseSeconds;
    this.pausedSeconds += pauseSeconds;
  }

  #patience(): Record<string, string> {
    return { 'Retry-After': String(pauseSeconds) };
  }
}
