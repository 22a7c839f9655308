import { dayMs, minuteMs } from '../../services/duration.ts';
import { type KeyObject, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../../services/log.ts';
import { httpExchange } from '../../services/partner-center/http/http-exchange.ts';
import type { ClockCheck } from './clock-check.ts';
import { type Refusal, refuse } from './refusal.ts';

const fetchWithinMs = 5_000;
/** As long as the SDK keeps keys. Microsoft's page asks for a refresh at least every 24 hours. */
const freshForMs = dayMs;
/** An unknown key may be new. Or somebody makes keys up by the thousand. */
const betweenFetchesMs = minuteMs;
const afterFailureMs = 5_000;

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });
const usable = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

export interface SigningKey {
  readonly publicKey: KeyObject;
  /** The channels that may sign with it. */
  readonly endorsements: readonly string[];
}

interface SigningKeysOptions {
  /** Where the Bot Framework says which keys its channels sign with. */
  readonly metadataUrl: string;
  readonly clockCheck?: ClockCheck | undefined;
  readonly log: Log;
  /** Milliseconds of a clock that nobody sets. */
  readonly uptime?: () => number;
}

/** The public keys of the Bot Framework. One fetch, with a time limit, serves all who wait; known keys stay while Microsoft is away. */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  readonly #uptime: () => number;
  #known = new Map<string, SigningKey>();
  #fetchedAt = -Infinity;
  #triedAt = -Infinity;
  #hasFailed = false;
  #fetching: Promise<void> | undefined;

  constructor(options: SigningKeysOptions) {
    this.#options = options;
    this.#uptime = options.uptime ?? (() => performance.now());
  }

  async find(keyId: string): Promise<SigningKey | Refusal> {
    const known = this.#known.get(keyId);
    const isStale = this.#uptime() - this.#fetchedAt > freshForMs;
    if (known) {
      // Nobody waits for the refresh of a known key.
      if (isStale) void this.#refresh();
      return known;
    }
    await this.#refresh();
    return this.#known.get(keyId) ?? refuse(this.#hasFailed ? 'keys-unavailable' : 'token-key-unknown');
  }

  /** Asks Microsoft again, at most once a minute. The answer also tells Microsoft's time. Nobody waits for it. */
  lookAgain(): void {
    void this.#refresh();
  }

  /** Never rejects. */
  #refresh(): Promise<void> {
    if (this.#fetching) return this.#fetching;
    const since = this.#uptime() - this.#triedAt;
    if (since < (this.#hasFailed ? afterFailureMs : betweenFetchesMs)) return Promise.resolve();
    this.#fetching = this.#fetch().finally(() => {
      this.#triedAt = this.#uptime();
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<void> {
    const deadline = AbortSignal.timeout(fetchWithinMs);
    try {
      const { jwks_uri: keysUrl } = metadata.parse(await this.#get(this.#options.metadataUrl, deadline));
      if (new URL(keysUrl).origin !== new URL(this.#options.metadataUrl).origin)
        throw new Error('the keys are elsewhere');
      const { keys } = keySet.parse(await this.#get(keysUrl, deadline));
      this.#known = new Map(keys.flatMap((key) => signingKeyFrom(key)));
      this.#fetchedAt = this.#uptime();
      if (this.#hasFailed) this.#options.log.info({}, 'signing keys read again');
      this.#hasFailed = false;
    } catch (error) {
      const fields = { err: error, known: this.#known.size };
      if (!this.#hasFailed) this.#options.log.error(fields, 'signing keys could not be read');
      this.#hasFailed = true;
    }
  }

  async #get(url: string, deadline: AbortSignal): Promise<unknown> {
    const { protocol, hostname, port, pathname, search } = new URL(url);
    const outcome = await httpExchange(
      { protocol, hostname, port },
      { method: 'GET', path: `${pathname}${search}`, headers: { Accept: 'application/json' }, agent: false, deadline },
    );
    if (outcome.kind === 'network') throw new Error('no connection', { cause: outcome.cause });
    if (outcome.kind !== 'answer') throw new Error(outcome.kind);
    if (outcome.status !== 200) throw new Error(`answered ${outcome.status}`);
    this.#options.clockCheck?.note(new Date(outcome.headers.date ?? ''), hostname);
    return JSON.parse(Buffer.from(outcome.body).toString());
  }
}

/** Empty for a key of another kind, which Microsoft may add. */
function signingKeyFrom(key: Readonly<Record<string, unknown>>): [string, SigningKey][] {
  const { data } = usable.safeParse(key);
  if (!data) return [];
  const { kid, kty, n, e, endorsements } = data;
  return [[kid, { publicKey: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements }]];
}
