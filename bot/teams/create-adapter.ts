import type { KeyObject } from 'node:crypto';
import type { Middleware, TurnContext } from 'botbuilder';
import { AuthenticationConfiguration, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { inTime } from '../../services/in-time.ts';
import type { Log } from '../../services/log.ts';
import { isRefusal } from '../http/refusal.ts';
import type { SigningKeys } from '../http/signing-keys.ts';
import { teamsClaims } from '../http/teams-callers.ts';
import { TeamsAdapter } from './adapter.ts';
import { TeamsAuthentication } from './teams-authentication.ts';
import { TurnFloor } from './turn-floor.ts';

interface BotIdentity {
  /** How the bot proves itself to the Bot Framework. */
  readonly credentials: ServiceClientCredentialsFactory;
  /** They verify the Bot Framework's tokens. */
  readonly keys: SigningKeys;
}

export function createAdapter({ credentials, keys }: BotIdentity, log: Log): TeamsAdapter {
  shareKeysWithSdk(keys);
  const onlyTeams = new AuthenticationConfiguration(['msteams'], teamsClaims);
  const adapter = new TeamsAdapter(new TeamsAuthentication({}, credentials, onlyTeams), log);
  adapter.use(new TurnFloor(log), new SendPolicy());
  adapter.onTurnError = (context, error) => endTurn(context, error, log);
  return adapter;
}

/** Below the floor: an error that gets here is of no turn, or from before the turn began. */
async function endTurn(context: TurnContext, error: Error, log: Log): Promise<void> {
  log.error({ err: error, type: context.activity.type }, 'turn ended in an error');
  if (context.activity.type !== 'invoke') return;
  await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
}

/** Under which the SDK keeps the keys of the public cloud. It never goes there, because it finds the door's keys. */
const sdkMetadataUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** What botframework-connector 4.23 asks of its own source of keys. */
interface SdkKeys {
  getKey(keyId: string): Promise<{ key: KeyObject; endorsements: readonly string[] } | null>;
}

/**
 * Makes the SDK, which verifies each token once more, take the door's keys. The SDK's own fetch has no time limit, is made once
 * for each token that waits, and from the 25th hour on refuses everybody while Microsoft's page is away. The archived SDK's own
 * field is the only way in. Should the field ever be gone, the start fails.
 */
function shareKeysWithSdk(keys: SigningKeys): void {
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as { openIdMetadataCache?: Map<string, SdkKeys> };
  if (typeof openIdMetadataCache?.set !== 'function') throw new Error('the Bot Framework keeps its keys elsewhere');
  openIdMetadataCache.set(sdkMetadataUrl, {
    async getKey(keyId) {
      const key = await keys.find(keyId);
      return isRefusal(key) ? null : { key: key.publicKey, endorsements: key.endorsements };
    },
  });
}

/** Long enough for the connector client's own retries, and for some of ours. */
const sendWithinMs = 15_000;
const firstWaitMs = 500;

/** The connector client of botbuilder 4.23 waits for ever for an answer, and does not repeat all that Teams asks to repeat. */
class SendPolicy implements Middleware {
  readonly #retry = retry(handleWhen(asksToRepeat), {
    backoff: new ExponentialBackoff({ initialDelay: firstWaitMs }),
  });

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    context.onSendActivities((_context, _activities, send) => this.#inTime(send));
    context.onUpdateActivity((_context, _activity, update) => this.#inTime(update));
    await next();
  }

  async #inTime<Result>(send: () => Promise<Result>): Promise<Result> {
    const over = new AbortController();
    try {
      return await inTime(this.#retry.execute(send, over.signal), sendWithinMs, 'the answer of the Bot Connector');
    } catch (error) {
      over.abort();
      throw error;
    }
  }
}

/** As bots/how-to/rate-limit asks for. The client repeats 5xx and cut connections itself, and 429 with a Retry-After. */
function asksToRepeat(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return statusCode === 429 || statusCode === 412;
}
