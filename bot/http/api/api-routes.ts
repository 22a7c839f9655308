import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import { languageFor } from '../../../services/conversations/language.ts';
import { SignInNeededError } from '../../../services/sign-in/sign-in-needed-error.ts';
import type { Evidence } from '../../../services/evidence/evidence.ts';
import type { Log } from '../../../services/log.ts';
import { acceptedLocale } from '../accepted-language.ts';
import { type HttpAnswer, jsonAnswer, sendAnswer } from '../http-answer.ts';
import { Admission, type AdmissionOptions } from './admission.ts';
import type { AnyCall, Caller, FileAnswer, Handlers } from './api-call.ts';
import { ApiRefusal } from './api-refusal.ts';
import { basePath, describeApi } from './contract/description.ts';
import type { Operation } from './contract/operation.ts';
import { operations } from './contract/operations.ts';
import type { PartnerCenterSignIn } from './partner-center-sign-in.ts';
import { answerOfFailure, codeOf, noOperation } from './problems.ts';
import { readCall } from './read-call.ts';
import { versionOfAnswer } from './version-of-answer.ts';

/** Requests at once: as for turns, a quick refusal is better than an answer that nobody waits for. */
const mostAtOnce = 100;
/** Files at once. */
const mostFiles = 3;

export interface ApiOptions extends AdmissionOptions {
  readonly handlers: Handlers;
  /** Undefined where the service account speaks for everybody. */
  readonly signIn: Pick<PartnerCenterSignIn, 'signIn'> | undefined;
  /** Counts what callers are told instead, by its code. */
  readonly onFailure: (code: string) => void;
  /** Knows where a fact came about. */
  readonly evidence: Pick<Evidence, 'during'>;
  readonly log: Log;
}

/** The API below `/api/v1`, operation by operation as the contract has it. */
export function addApiRoutes(server: Server, options: ApiOptions): void {
  const api = new Api(options);
  let description: HttpAnswer | undefined;
  server.get(`${basePath}/openapi.json`, (_request, response, next) => {
    description ??= jsonAnswer(200, describeApi());
    sendAnswer(response, description);
    next();
  });
  answerElsewhere(server);
  for (const id of Object.keys(operations) as (keyof Handlers)[]) {
    const described: Operation = operations[id];
    const handler = options.handlers[id] as (call: AnyCall) => Promise<unknown>;
    const path = `${basePath}${described.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    const method = described.method === 'delete' ? 'del' : described.method;
    server[method](path, async (request, response) => api.answer(request, response, { described, handler }));
  }
}

/** restify tells of these by an event, and answers itself only where nobody has. */
const elsewhere = { NotFound: 404, MethodNotAllowed: 405 } as const;

function answerElsewhere(server: Server): void {
  for (const [event, status] of Object.entries(elsewhere))
    server.on(event, ({ url = '', headers }: Request, response: Response, _error: unknown, next: () => void) => {
      const language = languageFor(undefined, acceptedLocale(headers['accept-language']));
      if (url.startsWith(`${basePath}/`)) sendAnswer(response, noOperation(status, language));
      next();
    });
}

interface Route {
  readonly described: Operation;
  readonly handler: (call: AnyCall) => Promise<unknown>;
}

class Api {
  readonly #options: ApiOptions;
  readonly #admission: Admission;
  #underway = 0;
  #files = 0;

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#admission = new Admission(options);
  }

  /** Never rejects. */
  async answer(request: Request, response: Response, route: Route): Promise<void> {
    const { described } = route;
    try {
      const admitted = await this.#admission.admit(request, {
        isRead: !described.isLive && described.method === 'get',
      });
      if ('refused' in admitted) sendAnswer(response, admitted.refused);
      else await this.#answerCaller({ request, response }, route, admitted.caller);
    } catch (error) {
      // Before anybody is known, only the database can be at fault.
      this.#options.log.error({ err: error }, 'request failed unexpectedly');
      sendAnswer(
        response,
        jsonAnswer(503, { title: 'Service Unavailable', status: 503, code: 'unavailable', detail: '' }),
      );
    }
  }

  async #answerCaller({ request, response }: Exchange, route: Route, caller: Caller): Promise<void> {
    const { described, handler } = route;
    this.#underway += 1;
    try {
      this.#admission.requireOwnPage(request);
      if (this.#underway > mostAtOnce) throw new ApiRefusal('busy');
      const call = await this.#read(request, described, caller);
      const occasion = { surface: isOwnPage(request) ? 'tab' : 'api', zone: caller.agent.timeZone } as const;
      const handle = () => this.#options.evidence.during(occasion, () => this.#signedIn(request, call, handler));
      if (described.files) await this.#asFile(() => sendFile(response, handle as () => Promise<FileAnswer>));
      else {
        const answer = await (described.upload?.isStreamed ? this.#asFile(handle) : handle());
        sendAnswer(response, answerOf(request, described, { answer, caller }));
      }
    } catch (error) {
      sendAnswer(response, this.#tell(error, described, caller));
    } finally {
      this.#underway -= 1;
    }
  }

  async #read(request: Request, described: Operation, caller: Caller): Promise<AnyCall> {
    const read = () => readCall(request, described, caller);
    return described.upload && !described.upload.isStreamed ? this.#asFile(read) : read();
  }

  /** Files that are held in memory, taken in or made: no more of them at once than the machine bears. */
  async #asFile<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#files >= mostFiles) throw new ApiRefusal('busy');
    this.#files += 1;
    try {
      return await work();
    } finally {
      this.#files -= 1;
    }
  }

  /** Tried once more for a caller who has been signed in: before that, nothing was asked of Partner Center. */
  async #signedIn({ headers }: Request, call: AnyCall, handler: Route['handler']): Promise<unknown> {
    try {
      return await handler(call);
    } catch (error) {
      const { signIn } = this.#options;
      if (!signIn || !(error instanceof SignInNeededError)) throw error;
      await signIn.signIn(error, call, headers.authorization ?? '');
      return handler(call);
    }
  }

  #tell(error: unknown, { id }: Operation, { agent, wording }: Caller): HttpAnswer {
    const reference = randomUUID();
    const { log, onFailure } = this.#options;
    const answer = answerOfFailure(error, { wording, reference });
    const fields = { reference, agentId: agent.agentId, operation: id };
    if (answer.status === 500) log.error({ ...fields, err: error }, 'request failed unexpectedly');
    else log.info({ ...fields, code: codeOf(error) }, 'request not granted');
    onFailure(codeOf(error));
    return answer;
  }
}

/** Made while it is sent. What fails in the middle cuts the answer off, which every client takes for a failure. */
async function sendFile(response: Response, make: () => Promise<FileAnswer>): Promise<void> {
  const { contentType, fileName, chunks } = await make();
  response.writeHead(200, {
    'Content-Type': contentType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  });
  await pipeline(Readable.from(chunks), response);
}

/** Only a browser says so, of a page with our own address. */
function isOwnPage({ headers }: Request): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

function answerOf(
  { headers }: Request,
  { status = 200, method }: Operation,
  { answer, caller }: { readonly answer: unknown; readonly caller: Caller },
): HttpAnswer {
  const given = { 'Content-Language': caller.wording.lang, Vary: 'Accept-Language, Authorization' };
  if (status === 204) return { status, headers: given, body: '' };
  const tag = `"${versionOfAnswer(answer)}"`;
  if (method === 'get' && headers['if-none-match'] === tag)
    return { status: 304, headers: { ...given, ETag: tag }, body: '' };
  return jsonAnswer(status, answer, { ...given, ETag: tag });
}
