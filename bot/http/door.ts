import type { IncomingMessage } from 'node:http';
import type { Log } from '../../services/log.ts';
import { TokenBuckets } from '../token-buckets.ts';
import { clientAddress, networkOf } from './client-address.ts';
import { type JsonObject, readJsonObject, refusalByHeaders } from './json-body.ts';
import { type Refusal, type RefusalReason, isOurs, isRefusal, refuse } from './refusal.ts';
import { RefusalLog } from './refusal-log.ts';

/**
 * Turns at once. Two cores answer some 25 a second of the slowest kind (lists of a directory with 100,000 customers), so every
 * turn ends within the ten seconds that Teams waits, even on half a machine. Above the limit a quick 503 is better than an answer
 * that nobody waits for: Teams delivers again what took 15 seconds (bots/bot-basics), and after some statuses, which its engineers
 * confirm but do not list (MicrosoftDocs/msteams-docs#8998). What arrives twice is done once.
 */
const mostTurns = 100;

/** What one address may be refused at once, and ten more each second. Far above what a wrong setting causes. */
const refusals = { size: 300, everyMs: 100 };

/** What one address may ask of pages that nobody has to sign in for and that ask the database; a sign-in takes two. */
const visits = { size: 300, everyMs: 100 };

const channel = 'msteams';

/** What is known of a caller before anything else of the request is read. */
export interface Caller {
  /** The one service URL that the caller may name. Undefined where the caller may name each one that the door knows. */
  readonly serviceUrl?: string | undefined;
}

/** Tells from the header `Authorization` alone who calls. */
export type Callers = (authorization: string | undefined) => Promise<Caller | Refusal>;

/** Who may come in. Production and sandbox each bring their own. */
export interface DoorSettings {
  readonly callers: Callers;
  readonly isServiceUrl: (serviceUrl: string) => boolean;
  /** Proxies of our own in front. */
  readonly trustedProxyHops: number;
}

export interface Admitted {
  readonly activity: JsonObject;
  /** To be called once, when the turn is over. */
  readonly leave: () => void;
}

/**
 * Stands before the Bot Framework SDK, and reads a request only as far as its sender is known. Refused requests are counted by
 * address. What is served costs nothing, so a flood of refused requests shuts out nobody who shares the address, such as Teams
 * behind the same proxy.
 */
export class Door {
  readonly #settings: DoorSettings;
  readonly #refusals: RefusalLog;
  readonly #mayBeRefused = new TokenBuckets<string>(refusals);
  readonly #mayVisit = new TokenBuckets<string>(visits);
  readonly #onRefusal: (reason: RefusalReason) => void;
  #turns = 0;

  constructor(settings: DoorSettings, log: Log, onRefusal: (reason: RefusalReason) => void = () => undefined) {
    this.#settings = settings;
    this.#onRefusal = onRefusal;
    this.#refusals = new RefusalLog({ log });
  }

  async admit(request: IncomingMessage): Promise<Admitted | Refusal> {
    const caller = refusalByHeaders(request) ?? (await this.#settings.callers(request.headers.authorization));
    if (isRefusal(caller)) return this.turnAway(request, caller);
    if (this.#turns >= mostTurns) return this.turnAway(request, refuse('too-many-turns'));
    this.#turns += 1;
    const leave = () => void (this.#turns -= 1);
    const activity = await this.#readActivity(request, caller);
    if (!isRefusal(activity)) return { activity, leave };
    leave();
    return this.turnAway(request, activity);
  }

  /** For pages that anybody may open. Undefined where the visitor may. */
  refuseVisitor(request: IncomingMessage): Refusal | undefined {
    const address = clientAddress(request, this.#settings.trustedProxyHops);
    if (this.#mayVisit.take(networkOf(address)) === 0) return undefined;
    return this.turnAway(request, refuse('too-many-visits'));
  }

  /** The refusal that the sender gets. */
  turnAway(request: IncomingMessage, refusal: Refusal): Refusal {
    const address = clientAddress(request, this.#settings.trustedProxyHops);
    const isCounted = !isOurs(refusal);
    const isTooMany = isCounted && this.#mayBeRefused.take(networkOf(address)) > 0;
    const given = isTooMany ? refuse('too-many-refusals') : refusal;
    this.#refusals.note(given, address);
    this.#onRefusal(given.refused);
    return given;
  }

  async #readActivity(request: IncomingMessage, caller: Caller): Promise<JsonObject | Refusal> {
    const body = await readJsonObject(request);
    return isRefusal(body) ? body : (this.#refusalOf(body, caller) ?? body);
  }

  #refusalOf({ type, channelId, serviceUrl }: JsonObject, caller: Caller): Refusal | undefined {
    if (typeof type !== 'string' || type === '') return refuse('not-an-activity');
    // In other channels the client writes the activity, sender included.
    if (channelId !== channel) return refuse('channel');
    if (typeof serviceUrl !== 'string' || !this.#settings.isServiceUrl(serviceUrl)) return refuse('service-url');
    return caller.serviceUrl === undefined || caller.serviceUrl === serviceUrl
      ? undefined
      : refuse('token-service-url');
  }
}
