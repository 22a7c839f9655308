import { parseRetryAfter } from '../../services/partner-center/http/http-exchange.ts';
import type { Activity, TeamsChannelAccount } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { backOffMs } from '../../services/back-off.ts';
import type { Contact } from '../../services/conversations/contacts-store.ts';

/** The address of a conversation at the Bot Connector. */
export interface Spot {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface MembersPage {
  readonly members: readonly Partial<TeamsChannelAccount>[];
  readonly continuationToken: string | undefined;
}

/** The client's types ask for a continuation token even for the first page. */
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

/** The Bot Connector outside of turns. One call is one request, and what Teams refuses is thrown as it came. */
export class Connector {
  readonly #adapter: ConnectorOptions['adapter'];
  readonly #appId: string;
  readonly #deadlineMs: number;

  constructor({ adapter, appId, deadlineMs = 15_000 }: ConnectorOptions) {
    this.#adapter = adapter;
    this.#appId = appId;
    this.#deadlineMs = deadlineMs;
  }

  /** Returns the id of the message. */
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

  /** Returns the id of the private chat, which is always the same for the same person. */
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

  /** A page of the members of a team or chat. */
  async listMembers(
    { serviceUrl, conversationId }: Spot,
    page: { readonly pageSize: number; readonly continuationToken: string | undefined },
  ): Promise<MembersPage> {
    const { members, continuationToken } = await this.#inTime(serviceUrl, ({ conversations }, abortSignal) =>
      conversations.getConversationPagedMembers(conversationId, { ...page, abortSignal } as PageOptions),
    );
    return { members, continuationToken };
  }

  /** The client itself would wait for ever. The race is for the token, which heeds no signal. */
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

/** What the client throws where Teams refuses. */
export interface TeamsRefusal {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

const repetitions = 3;
const backOff = { firstMs: 500, longestMs: 4_000 };
/** Nobody who waits for an answer waits longer for one attempt. */
const longestWaitMs = 10_000;
/** 412 and 429 because bots/how-to/rate-limit asks for it, 408 and 5xx because the client of the SDK would repeat them too. */
const asksToRepeat = (status: number): boolean => status === 408 || status === 412 || status === 429 || status >= 500;

const policy = retry(handleWhen(mayHelp), {
  maxAttempts: repetitions,
  backoff: new DelegateBackoff(({ attempt, result }) =>
    Math.max(
      ('error' in result ? retryAfterMsOf(result.error) : undefined) ?? 0,
      backOffMs(backOff, attempt, Math.random()),
    ),
  ),
});

/** Repeats a call for which somebody waits, where another attempt may help. A call that was not answered in time is not repeated. */
export function untilTaken<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  return policy.execute(call);
}

function mayHelp(error: unknown): boolean {
  const { name, code, statusCode } = error as TeamsRefusal;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'REQUEST_ABORTED_ERROR') return false;
  return statusCode === undefined || (asksToRepeat(statusCode) && (retryAfterMsOf(error) ?? 0) <= longestWaitMs);
}

/** Undefined where Teams named no time. */
export function retryAfterMsOf(error: unknown): number | undefined {
  const { headers } = (error as TeamsRefusal).response ?? {};
  return parseRetryAfter(headers?.get('retry-after'), headers?.get('date'));
}
