import { setTimeout as delay } from 'node:timers/promises';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type Middleware,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationConfiguration } from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import type { Log } from '../../services/log.ts';
import type { JsonObject } from '../http/json-body.ts';
import { isRefusal } from '../http/refusal.ts';
import { type SigningKeys, botFrameworkMetadataUrl } from '../http/signing-keys.ts';
import { teamsClaims } from '../http/teams-callers.ts';
import { readActivity } from './activity/activity-envelope.ts';
import { TurnFloor } from './turn-floor.ts';

/** How the bot proves itself to the Bot Framework, in Microsoft's own names, and the keys that verify the Bot Framework's tokens. */
interface BotIdentity {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppPassword?: string;
  readonly keys: SigningKeys;
}

/** `sandbox` switches authentication off altogether. */
export function createAdapter(identity: BotIdentity | 'sandbox', log: Log): TeamsAdapter {
  const adapter = new TeamsAdapter(authenticationFor(identity), log);
  adapter.use(new TurnFloor(log), new SendPolicy());
  adapter.onTurnError = (context, error) => endTurn(context, error, log);
  return adapter;
}

function authenticationFor(identity: BotIdentity | 'sandbox'): ConfigurationBotFrameworkAuthentication {
  if (identity === 'sandbox') return new ConfigurationBotFrameworkAuthentication({});
  const { keys, ...settings } = identity;
  shareKeysWithSdk(keys);
  const onlyTeams = new AuthenticationConfiguration(['msteams'], teamsClaims);
  return new ConfigurationBotFrameworkAuthentication(settings, undefined, onlyTeams);
}

/** Below the floor: an error that gets here is of no turn, or from before the turn began. */
async function endTurn(context: TurnContext, error: Error, log: Log): Promise<void> {
  log.error({ err: error, type: context.activity.type }, 'turn ended in an error');
  if (context.activity.type !== 'invoke') return;
  await context.sendActivity({ type: 'invokeResponse', value: { status: 500 } });
}

/** What botframework-connector 4.23 asks of its own source of keys. */
interface SdkKeys {
  getKey(keyId: string): Promise<{ key: string; endorsements: readonly string[] } | null>;
}

/**
 * Makes the SDK, which verifies each token once more, take the door's keys. The SDK's own fetch has no time limit, is made once
 * for each token that waits, and from the 25th hour on refuses everybody while Microsoft's page is away. The archived SDK's own
 * field is the only way in. Should the field ever be gone, the start fails.
 */
function shareKeysWithSdk(keys: SigningKeys): void {
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as { openIdMetadataCache?: Map<string, SdkKeys> };
  if (!(openIdMetadataCache instanceof Map)) throw new Error('the Bot Framework keeps its keys elsewhere');
  openIdMetadataCache.set(botFrameworkMetadataUrl, {
    async getKey(keyId) {
      const key = await keys.find(keyId);
      if (isRefusal(key)) return null;
      return { key: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(), endorsements: key.endorsements };
    },
  });
}

/** A private field of the SDK. */
interface Inside {
  readonly client: { readonly pipeline: { removePolicy(which: { name: string }): readonly unknown[] } };
}

/** Fields that the SDK's own entrance turns from text into dates, and the fields in which it keeps the text. */
const instants = { timestamp: 'rawTimestamp', localTimestamp: 'rawLocalTimestamp', expiration: 'rawExpiration' };

type BotFrameworkAuthentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;
type Authorization = string | Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;

/** The SDK's adapter, with a check of what was delivered and a way to the Bot Connector that needs no turn. */
export class TeamsAdapter extends CloudAdapter {
  readonly #log: Log;

  constructor(authentication: BotFrameworkAuthentication, log: Log) {
    super(authentication);
    this.#log = log;
  }

  /**
   * Runs a turn for an activity that the door has let in. The SDK verifies the token once more. The SDK's own entrance,
   * `process`, is not used, because it prints errors to the console and puts their messages into answers.
   */
  async take(
    authorization: string,
    received: JsonObject,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const dates = Object.entries(instants).flatMap(([name, raw]) => {
      const text = received[name];
      return typeof text === 'string' ? [[name, new Date(text)] as const, [raw, text] as const] : [];
    });
    const activity = { ...received, ...Object.fromEntries(dates) } as unknown as Activity;
    return this.processActivity(authorization, activity, logic);
  }

  /** Answers 400 to an activity that cannot be used, right after authentication and before the SDK reads anything else. */
  protected override async processActivity(
    authorization: Authorization,
    delivered: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): ReturnType<CloudAdapter['processActivity']> {
    const authenticated =
      typeof authorization === 'string'
        ? await this.botFrameworkAuthentication.authenticateRequest(delivered, authorization)
        : authorization;
    const read = readActivity(delivered);
    if (read.kind === 'usable') return super.processActivity(authenticated, read.activity, logic);
    const { type }: { readonly type: unknown } = delivered;
    const shown = typeof type === 'string' ? type.slice(0, 50) : undefined;
    this.#log.warn({ type: shown, paths: read.paths }, 'activity cannot be used');
    return { status: 400 };
  }

  /** A client for one service URL that tries each call once and gives every answer as it is. */
  async openConnector(appId: string, serviceUrl: string) {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    const connector = await factory.create(serviceUrl);
    // botbuilder 4.23 repeats a POST up to three times and logs nothing, and no option turns that off. The archived SDK's own
    // field is the only way in. Should the field ever be gone, this fails loudly rather than send things twice.
    const { client } = connector as unknown as Inside;
    const removed = client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    if (removed.length !== 1) throw new Error('the connector client of the Bot Framework is not the one we know');
    return connector;
  }
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
    const tooLate = delay(sendWithinMs, undefined, { signal: over.signal }).then(() => {
      throw new Error('the Bot Connector did not answer in time');
    });
    try {
      return await Promise.race([this.#retry.execute(send, over.signal), tooLate]);
    } finally {
      tooLate.catch(() => undefined);
      over.abort();
    }
  }
}

/** As bots/how-to/rate-limit asks for. The client repeats 5xx and cut connections itself, and 429 with a Retry-After. */
function asksToRepeat(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return statusCode === 429 || statusCode === 412;
}
