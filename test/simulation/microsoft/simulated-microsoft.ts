import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SeededRandom } from '../../support/seeded-random.ts';
import type { Answer } from './answer.ts';
import { type Fault, drawFault } from './faults.ts';
import type { PartnerWorld } from '../world/partner-world.ts';
import { partnerCenterAnswer } from './partner-center-answers.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import type { CallKind } from '../product/weekly-kill.ts';

/** Partner Center and the Bot Connector over HTTP, both failing one call in twenty. */
export class SimulatedMicrosoft {
  calls = { partnerCenter: 0, connector: 0, failed: 0 };
  /** Called after the work of a call was done, and before it is answered. */
  onWorked: (call: CallKind) => void = () => undefined;
  readonly #world: PartnerWorld;
  readonly #record: DeliveryRecord;
  readonly #random: SeededRandom;
  readonly #server = createServer((request, response) => void this.#take(request, response));

  constructor(options: { world: PartnerWorld; record: DeliveryRecord; random: SeededRandom }) {
    this.#world = options.world;
    this.#record = options.record;
    this.#random = options.random;
  }

  async open(): Promise<void> {
    this.#server.keepAliveTimeout = 0;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await this.#server[Symbol.asyncDispose]();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    // The product repeats this read after real pauses, for an agent may be waiting; the simulation has no time for those.
    if (url.pathname === '/v1/relationships') {
      reply(response, { status: 200, body: { totalCount: 0, items: [] } });
      return;
    }
    const fault = drawFault(this.#random);
    if (fault) this.calls.failed++;
    if (url.pathname.startsWith('/v1/')) {
      this.calls.partnerCenter++;
      request.resume();
      this.#answer(response, fault, () => partnerCenterAnswer(this.#world, url, request.headers), 'read');
      return;
    }
    this.calls.connector++;
    const text = await readText(request);
    if (text === undefined) return;
    const act = request.method === 'PUT' ? 'update' : 'send';
    this.#answer(response, fault, () => this.#record.keep({ act, path: url.pathname, text, fault }), act);
  }

  #answer(response: ServerResponse, fault: Fault | undefined, work: () => Answer, call: CallKind): void {
    if (fault?.kind === 'cut-before') response.destroy();
    else if (fault?.kind === 'status') refuse(response, fault);
    else {
      const answer = work();
      this.onWorked(call);
      if (fault) response.destroy();
      else reply(response, answer);
    }
  }
}

/** Undefined where the other side has died meanwhile. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  try {
    return Buffer.concat(await request.toArray()).toString();
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, { status, retryAfter }: Extract<Fault, { kind: 'status' }>): void {
  const patience = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  response.writeHead(status, { 'Content-Type': 'application/json', ...patience });
  response.end('{}');
}

function reply(response: ServerResponse, { status, body = {} }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
