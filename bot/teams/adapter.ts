import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Log } from '../../services/log.ts';
import type { JsonObject } from '../http/json-body.ts';
import { readActivity } from './activity/activity-envelope.ts';

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
