import type { Activity, TeamsChannelAccount } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Contact } from '../../services/conversations/contacts-store.ts';

/** Where a conversation is, as far as the Bot Connector is concerned. */
export interface Spot {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface MembersPage {
  readonly members: readonly Partial<TeamsChannelAccount>[];
  readonly continuationToken: string | undefined;
}

/** By its types the client wants a continuation token for the first page too. */
type PageOptions = Extract<
  Parameters<ConnectorClient['conversations']['getConversationPagedMembers']>[1],
  { pageSize: unknown }
>;

interface ConnectorOptions {
  /** Opens a client that tries each call once. */
  readonly adapter: { openConnector(appId: string, serviceUrl: string): Promise<ConnectorClient> };
  readonly appId: string;
  /** For one call, with the token for it. */
  readonly deadlineMs?: number;
}

/** The Bot Connector outside of turns. One call is one request; what Teams refuses is thrown as it came. */
export class Connector {
  readonly #adapter: ConnectorOptions['adapter'];
  readonly #appId: string;
  readonly #deadlineMs: number;

  constructor({ adapter, appId, deadlineMs = 15_000 }: ConnectorOptions) {
    this.#adapter = adapter;
    this.#appId = appId;
    this.#deadlineMs = deadlineMs;
  }

  /** The id of the message. */
  async send({ serviceUrl, conversationId }: Spot, activity: Partial<Activity>): Promise<string> {
    const { id } = await this.#inTime(serviceUrl, ({ conversations }, abortSignal) =>
      conversations.sendToConversation(conversationId, activity, { abortSignal }),
    );
    return id;
  }

  async update({ serviceUrl, conversationId }: Spot, activityId: string, activity: Partial<Activity>): Promise<void> {
    await this.#inTime(serviceUrl, ({ conversations }, abortSignal) =>
      conversations.updateActivity(conversationId, activityId, { ...activity, id: activityId }, { abortSignal }),
    );
  }

  /** The id of the private chat; always the same one for the same person. */
  async openPersonal({ serviceUrl, tenantId, userId, botId }: Contact): Promise<string> {
    const parameters = {
      isGroup: false,
      bot: { id: botId, name: '' },
      members: [{ id: userId, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    const { id } = await this.#inTime(serviceUrl, ({ conversations }, abortSignal) =>
      conversations.createConversation(parameters as Parameters<typeof conversations.createConversation>[0], {
        abortSignal,
      }),
    );
    return id;
  }

  /** A page of those who are in a team or a chat. */
  async listMembers(
    { serviceUrl, conversationId }: Spot,
    page: { readonly pageSize: number; readonly continuationToken: string | undefined },
  ): Promise<MembersPage> {
    const { members, continuationToken } = await this.#inTime(serviceUrl, ({ conversations }, abortSignal) =>
      conversations.getConversationPagedMembers(conversationId, { ...page, abortSignal } as PageOptions),
    );
    return { members, continuationToken };
  }

  /** The client itself would wait for ever; and a token that does not come heeds no signal. */
  async #inTime<Answer>(
    serviceUrl: string,
    call: (client: ConnectorClient, deadline: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    const tooLate = Promise.withResolvers<never>();
    deadline.addEventListener('abort', () => tooLate.reject(deadline.reason), { once: true });
    const answer = this.#adapter.openConnector(this.#appId, serviceUrl).then((client) => call(client, deadline));
    return Promise.race([answer, tooLate.promise]);
  }
}
