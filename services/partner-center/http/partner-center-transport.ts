import { randomUUID } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { type IPolicy, noop } from 'cockatiel';
import type { z } from 'zod';
import type { LeftOutItem } from '../wire/reading-lists.ts';
import type { Caller } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { type CallWatch, routeName, unwatched } from './call-watch.ts';
import { type HttpOutcome, httpExchange, withDeadline } from './http-exchange.ts';
import {
  type CallIds,
  PartnerCenterAuthorizationError,
  PartnerCenterError,
  PartnerCenterHttpError,
  PartnerCenterNotCalledError,
  PartnerCenterResponseError,
  PartnerCenterTimeoutError,
} from './partner-center-error.ts';
import { isForNewToken, readAnswer } from './read-answer.ts';
import { readRetry } from './repeat-reads.ts';
import { headersFor, jsonBody, queryText, withoutBody } from './wire-request.ts';

/** Where calls to Partner Center get the right to speak for somebody. */
export interface AccessTokens {
  /** An App+User token for Partner Center whose `oid` is the caller, from which Microsoft derives who attested. */
  getToken(caller: Caller): Promise<string>;
  /**
   * Partner Center refused this token of the caller's (401), though it had not expired: sessions may have been revoked. True where
   * the next `getToken` gives another. Not needed where no token is kept.
   */
  dropToken?(caller: Caller, token: string): boolean;
  /** What this refusal by Partner Center means for the caller, such as that a sign-in would mend it. */
  explain?(caller: Caller, error: PartnerCenterAuthorizationError): PartnerCenterError;
}

/** Holds calls to Partner Center back, so that what nobody waits for leaves room for what agents ask. */
export interface Pace {
  /** Resolves when one call may be made, with whether it is still wanted. */
  takeTurn(): Promise<boolean>;
  /** Partner Center asked for fewer calls, and for how long if it said so. */
  slowDown(retryAfterMs: number | undefined): Promise<void>;
}

export interface PartnerCenterOptions {
  /** Without the version: `https://api.partnercenter.microsoft.com`. */
  readonly baseUrl: string;
  readonly accessTokens: AccessTokens;
  readonly log: Log;
  /** For one attempt, from asking for the token to the last byte of the answer. */
  readonly timeoutMs: number;
  /** For reads that nobody waits for: each takes a turn, and none is repeated in place. */
  readonly pace?: Pace | undefined;
  readonly watch?: CallWatch | undefined;
}

interface Call<T> {
  /** Below `/v1`, each part encoded; may be logged unless there is a `route`, so nothing personal. */
  readonly path: string;
  /** What is logged in place of a path that holds a secret. */
  readonly route?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<T>;
  /** What of a list could not be read: counted and logged. */
  readonly leftOut?: (answer: T) => readonly LeftOutItem[];
}

export interface Read<T> extends Call<T> {
  /** HEAD is for what a status alone tells; POST for a question that changes nothing. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A refusal that is an answer all the same, and what it means. */
  readonly otherwise?: { readonly when: (error: PartnerCenterError) => boolean; readonly means: T };
}

export interface Write<T> extends Call<T> {
  readonly body: unknown;
  /** Microsoft's idempotency key: the same again only to repeat this very write. */
  readonly requestId: string;
}

interface Attempt<T> extends Call<T> {
  readonly kind: 'read' | 'write';
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly agent: http.Agent | false;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly ids: CallIds;
}

/** What came, and of which call. */
interface Exchange {
  readonly outcome: HttpOutcome;
  readonly ids: CallIds;
}

/** A page of 500 that has changed its shape says no more than its beginning. */
const mostItemsLogged = 5;

/** Carries calls to Partner Center: headers, deadline, retries of reads, errors, and a log line for each failed call. */
export class PartnerCenterTransport {
  readonly #options: PartnerCenterOptions;
  readonly #origin: http.RequestOptions;
  readonly #basePath: string;
  readonly #agent: http.Agent;
  readonly #readRetry: IPolicy;
  readonly #watch: CallWatch;
  #itemsLeftOut = 0;

  constructor(options: PartnerCenterOptions) {
    const base = new URL(options.baseUrl);
    this.#options = options;
    this.#origin = urlToHttpOptions(base);
    this.#basePath = `${base.pathname.replace(/\/$/, '')}/v1`;
    this.#readRetry = options.pace ? noop : readRetry();
    this.#watch = options.watch ?? unwatched;
    this.#agent = new (base.protocol === 'https:' ? https : http).Agent({ keepAlive: true });
  }

  /** Items of lists that could not be read, since the start. */
  get itemsLeftOut(): number {
    return this.#itemsLeftOut;
  }

  /** Throws `PartnerCenterError`. */
  async read<T>(caller: Caller, read: Read<T>): Promise<T> {
    const correlationId = randomUUID();
    try {
      return await this.#readRetry.execute(() => {
        const { method = 'GET' } = read;
        const ids = { requestId: randomUUID(), correlationId, route: `${method} /v1${read.route ?? read.path}` };
        const sent = jsonBody(read.body, read.headers);
        const call = { ...read, ...sent, kind: 'read', method, agent: this.#agent, ids } as const;
        return this.#inTurn(ids, () => this.#attempt(caller, call));
      });
    } catch (error) {
      if (read.otherwise && error instanceof PartnerCenterError && read.otherwise.when(error))
        return read.otherwise.means;
      throw this.#explained(caller, error);
    }
  }

  /**
   * Goes out once, over a connection of its own: on a kept one that the other side just closed, nobody could tell whether it
   * arrived. Throws `PartnerCenterError`.
   */
  async write<T>(caller: Caller, write: Write<T>): Promise<T> {
    const ids = {
      requestId: write.requestId,
      correlationId: randomUUID(),
      route: `POST /v1${write.route ?? write.path}`,
    };
    try {
      const call = { kind: 'write', method: 'POST', agent: false, ids } as const;
      return await this.#attempt(caller, { ...write, ...jsonBody(write.body), ...call });
    } catch (error) {
      throw this.#explained(caller, error);
    }
  }

  async #inTurn<T>(ids: CallIds, call: () => Promise<T>): Promise<T> {
    const { pace } = this.#options;
    if (pace && !(await pace.takeTurn())) throw new PartnerCenterNotCalledError(ids);
    try {
      return await call();
    } catch (error) {
      if (error instanceof PartnerCenterHttpError && error.status === 429) await pace?.slowDown(error.retryAfterMs);
      throw error;
    }
  }

  #attempt<T>(caller: Caller, attempt: Attempt<T>): Promise<T> {
    const { method, path, route = path, ids } = attempt;
    const asker = this.#options.pace ? 'background' : 'agent';
    const watched = { route: routeName(method, route), requestId: ids.requestId, asker } as const;
    return this.#watch(watched, () =>
      withDeadline(this.#options.timeoutMs, (deadline) => this.#answer(caller, attempt, deadline)),
    );
  }

  async #answer<T>(caller: Caller, attempt: Attempt<T>, deadline: AbortSignal): Promise<T> {
    const { outcome, ids } = await this.#exchange(caller, attempt, deadline);
    const answer = readAnswer(attempt.method === 'HEAD' ? withoutBody(outcome) : outcome, attempt.answer, ids);
    this.#noteLeftOut(caller, ids, attempt.leftOut?.(answer) ?? []);
    return answer;
  }

  /**
   * A token that is refused is dropped, and the call made once more with a new one, a write too: a 401 says that nothing was
   * done, the idempotency key stays the same, and one deadline holds for both.
   */
  async #exchange<T>(caller: Caller, attempt: Attempt<T>, deadline: AbortSignal): Promise<Exchange> {
    const token = await this.#token(caller, attempt.ids, deadline);
    const outcome = await this.#send(token, attempt, deadline);
    const { ids } = attempt;
    if (!isForNewToken(outcome) || !this.#options.accessTokens.dropToken?.(caller, token)) return { outcome, ids };
    const requestId = attempt.kind === 'write' ? ids.requestId : randomUUID();
    const again = { ...attempt, ids: { ...ids, requestId } };
    const newToken = await this.#token(caller, again.ids, deadline);
    return { outcome: await this.#send(newToken, again, deadline), ids: again.ids };
  }

  #send<T>(token: string, attempt: Attempt<T>, deadline: AbortSignal): Promise<HttpOutcome> {
    const { method, agent, body, ids } = attempt;
    const headers = { ...headersFor(token, ids), ...attempt.headers };
    const path = this.#basePath + attempt.path + queryText(attempt.query);
    return httpExchange(this.#origin, { method, path, headers, body, agent, deadline });
  }

  #noteLeftOut(agentId: Caller, { route, requestId, correlationId }: CallIds, leftOut: readonly LeftOutItem[]): void {
    if (leftOut.length === 0) return;
    this.#itemsLeftOut += leftOut.length;
    const counts = { leftOut: leftOut.length, leftOutSinceStart: this.#itemsLeftOut };
    const items = leftOut.slice(0, mostItemsLogged);
    this.#options.log.warn(
      { agentId, route, ...counts, items, requestId, correlationId },
      'items of an answer left out',
    );
  }

  /** A token that comes too late is not used: the caller may have given the call up by then. */
  async #token(caller: Caller, ids: CallIds, deadline: AbortSignal): Promise<string> {
    const late = new Promise<never>((_, reject) => {
      deadline.onabort = () => reject(new PartnerCenterTimeoutError(ids, { mayHaveBeenDone: false }));
    });
    try {
      return await Promise.race([this.#options.accessTokens.getToken(caller), late]);
    } catch (cause) {
      if (cause instanceof PartnerCenterError) throw cause;
      throw new PartnerCenterAuthorizationError(ids, { reason: 'no-token', cause });
    }
  }

  #explained(caller: Caller, error: unknown): unknown {
    if (!(error instanceof PartnerCenterAuthorizationError)) return this.#logged(caller, error);
    return this.#logged(caller, this.#options.accessTokens.explain?.(caller, error) ?? error);
  }

  #logged(agentId: Caller, error: unknown): unknown {
    if (!(error instanceof PartnerCenterError) || isSaidElsewhere(error)) return error;
    const { code, route, status, wireCode, detail, requestId, correlationId } = error;
    const issues = error instanceof PartnerCenterResponseError && error.issues.length > 0 ? error.issues : undefined;
    const fields = { agentId, code, route, status, wireCode, detail, issues, requestId, correlationId };
    this.#options.log.warn(fields, 'partner center call failed');
    return error;
  }
}

/** That an agent has to sign in is logged once a turn, where the agent is asked. */
function isSaidElsewhere(error: PartnerCenterError): boolean {
  return (
    error instanceof PartnerCenterNotCalledError ||
    (error instanceof PartnerCenterAuthorizationError && error.reason === 'sign-in-needed')
  );
}
