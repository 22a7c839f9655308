import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'restify';

const header = 'X-Request-Id';
/** What proxies make: UUIDs, hexadecimal numbers, ids of nginx and Azure. Nothing that could break a line or a log. */
const wellFormed = /^[\w.-]{8,64}$/;

/** One id for a request, its answer, and each line that the log gets of it, also of what goes on after the answer. */
export class RequestIds {
  readonly #current = new AsyncLocalStorage<string>();

  /** To be used before everything else. The id of a proxy in front is kept, so that both logs lead to each other. */
  readonly handler: RequestHandler = (request, response, next) => {
    const id = idOf(request);
    response.setHeader(header, id);
    this.#current.run(id, next);
  };

  /** For each line of the log; empty outside of a request. */
  fields(): { readonly httpRequestId?: string } {
    const httpRequestId = this.#current.getStore();
    return httpRequestId === undefined ? {} : { httpRequestId };
  }
}

function idOf({ headers }: Request): string {
  const given = headers[header.toLowerCase()];
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}
