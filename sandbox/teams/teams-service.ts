import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import { botActivity, type BotActivity } from './bot-activity.ts';
import type { BotAnswer, BotConnection } from './bot-connection.ts';
import type { CardJson } from './chat-message.ts';
import type { Chats } from './chats.ts';
import { type Place, channel, placeFacts } from './channel.ts';
import { botAccount, personOf, personalChatIdOf, userIdOf } from './teams-account.ts';

/** A person at a client of Teams. */
export interface Client {
  /** Object id of the person. */
  readonly person: string;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

export interface CardAction {
  readonly messageId: string;
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  /** The action's data together with the inputs of the card. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly trigger: 'manual' | 'automatic';
  /** Where its card stands. */
  readonly place?: Place | undefined;
}

export interface CardSearch {
  readonly dataset: string;
  readonly queryText: string;
}

interface Setting {
  readonly chats: Chats;
  readonly bot: BotConnection;
  readonly clock: Clock;
  readonly serviceUrl: string;
}

/** Sends the bot what Teams sends when people act. */
export class TeamsService {
  readonly #setting: Setting;
  /** Object ids of people who have met the bot. `membersAdded` comes once for each, even after a reinstallation. */
  readonly #acquainted = new Set<string>();
  readonly #installed = new Map<string, Promise<BotAnswer>>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Installs the app for the person unless it is installed. Waits for an installation under way. */
  install(client: Client): Promise<BotAnswer> {
    const known = this.#installed.get(client.person);
    if (known) return known;
    const installing = this.#install(client).then((answer) => {
      if (answer.status >= 300) this.#installed.delete(client.person);
      return answer;
    });
    this.#installed.set(client.person, installing);
    return installing;
  }

  async uninstall(client: Client): Promise<BotAnswer> {
    return this.send(client, { type: 'installationUpdate', action: 'remove' });
  }

  /** With the id that the message got. */
  async say(client: Client, text: string): Promise<BotAnswer & { readonly id: string }> {
    await this.install(client);
    const id = this.#setting.chats.nextId();
    return { ...(await this.send(client, { id, type: 'message', text, textFormat: 'plain' })), id };
  }

  /** In the channel. The bot gets only what mentions it. */
  async post(client: Client, { text, cards }: { readonly text: string; readonly cards: readonly CardJson[] }) {
    const { chats } = this.#setting;
    const id = chats.nextId();
    const mention = `@${botAccount.name}`;
    const said = { id, from: 'person', text, summary: '', textFormat: 'plain', cards } as const;
    chats.add(chats.spokenIn(channel.id, ''), { ...said, author: personOf(client.person).name });
    if (!text.includes(mention)) return { id, status: 200 };
    const at = `<at>${botAccount.name}</at>`;
    const entities = [{ type: 'mention', mentioned: botAccount, text: at }];
    const activity = { id, type: 'message', text: text.replace(mention, at), entities };
    return { id, ...(await this.send(client, { ...placeFacts('channel'), ...activity })) };
  }

  async act(client: Client, action: CardAction): Promise<{ answer: BotAnswer; outcome: ActionOutcome }> {
    const { place = 'chat', messageId } = action;
    if (action.type === 'Action.Submit') {
      const pressed = { type: 'message', value: action.data, replyToId: messageId };
      const answer = await this.send(client, { ...placeFacts(place), ...pressed });
      return { answer, outcome: submitOutcome(answer) };
    }
    const answer = await this.send(client, executeActivity(action));
    const outcome = executeOutcome(answer);
    if (outcome.kind === 'card') this.#show(client, action, outcome.card);
    return { answer, outcome };
  }

  /** Where several people read, the answer is for the one who pressed. */
  #show({ person }: Client, { place, messageId }: CardAction, card: CardJson): void {
    const { chats } = this.#setting;
    if (place === 'channel') chats.showAlone(chats.spokenIn(channel.id, ''), messageId, { person, card });
    else chats.replaceCard(chats.personal(person), messageId, card);
  }

  /** Somebody types into a list that the bot fills (cards/dynamic-search). */
  async search(
    client: Client,
    { dataset, queryText }: CardSearch,
  ): Promise<{ answer: BotAnswer; outcome: SearchOutcome }> {
    const value = { queryText, queryOptions: { skip: 0, top: mostChoices }, dataset };
    const answer = await this.send(client, { type: 'invoke', name: 'application/search', value });
    return { answer, outcome: searchOutcome(answer) };
  }

  /** Sends `content` with the fields that Teams puts around it. Fields of `content` win, and null leaves a field out. */
  async send(client: Client, content: BotActivity): Promise<BotAnswer> {
    const { chats, bot, clock, serviceUrl } = this.#setting;
    const person = personOf(client.person);
    const { locale = person.locale, timeZone = person.timeZone } = client;
    const situation = { person, locale, timeZone, serviceUrl, id: chats.nextId(), now: clock.now() };
    const activity = botActivity(situation, content);
    this.#note(client.person, activity);
    return bot.post(activity, routingHeaders(activity));
  }

  async #install(client: Client): Promise<BotAnswer> {
    const installed = await this.send(client, { type: 'installationUpdate', action: 'add' });
    if (installed.status >= 300 || this.#acquainted.has(client.person)) return installed;
    this.#acquainted.add(client.person);
    const membersAdded = [{ id: userIdOf(client.person), aadObjectId: client.person }, { id: botAccount.id }];
    return this.send(client, { type: 'conversationUpdate', membersAdded });
  }

  #note(person: string, activity: BotActivity): void {
    const { id, type, text, conversation, action } = activity;
    const { id: conversationId } = (conversation ?? {}) as { id?: unknown };
    if (typeof conversationId !== 'string') return;
    const chat = this.#setting.chats.spokenIn(conversationId, person);
    if (type === 'message') chat.removed = false;
    const isShown = conversationId !== channel.id && typeof id === 'string' && typeof text === 'string';
    if (type === 'message' && isShown) {
      this.#setting.chats.add(chat, { id, from: 'person', text, summary: '', textFormat: 'plain', cards: [] });
    }
    if (type === 'installationUpdate') {
      chat.removed = action === 'remove';
      if (chat.removed && chat.id === personalChatIdOf(person)) this.#installed.delete(person);
    }
  }
}

function executeActivity({ messageId, type, id, verb, data, trigger, place = 'chat' }: CardAction): BotActivity {
  const { channelData, ...where } = placeFacts(place);
  return {
    ...where,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type, ...(id && { id }), ...(verb && { verb }), data }, trigger },
    channelData: { source: { name: 'message' }, legacy: { replyToId: messageId }, ...(channelData as object) },
    replyToId: messageId,
  };
}

/** Teams repeats conversation and tenant in headers (bots/how-to/request-headers-of-the-bot). */
function routingHeaders(activity: BotActivity): Record<string, string> {
  const { id, tenantId } = (activity['conversation'] ?? {}) as { id?: unknown; tenantId?: unknown };
  const named = { 'x-ms-conversation-id': id, 'x-ms-tenant-id': tenantId };
  return Object.fromEntries(
    Object.entries(named).filter((header): header is [string, string] => /^[!-~]+$/.test(String(header[1]))),
  );
}

/** What the person sees after the press of a button. */
type ActionOutcome =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'message' | 'error'; readonly text: string }
  | { readonly kind: 'nothing' };

const cardAnswer = z.object({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.card.adaptive'),
  value: z.record(z.string(), z.unknown()),
});
const messageAnswer = z.object({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.activity.message'),
  value: z.string(),
});

/** What the list then shows. */
export type SearchOutcome =
  | { readonly kind: 'choices'; readonly choices: readonly { readonly title: string; readonly value: string }[] }
  | { readonly kind: 'error'; readonly text: string };

/** Teams shows no more than these. */
const mostChoices = 15;
const choice = z.object({ title: z.string(), value: z.string() });
const searchAnswer = z.object({
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.object({ results: z.array(choice) }),
});

/** Teams keeps to itself what a bot says about a search that failed. */
function searchOutcome({ status, body }: BotAnswer): SearchOutcome {
  const { data } = searchAnswer.safeParse(body);
  if (status !== 200 || !data) return { kind: 'error', text: 'Unable to load' };
  return { kind: 'choices', choices: data.value.results.slice(0, mostChoices) };
}

const failed: ActionOutcome = { kind: 'error', text: 'Something went wrong. Please try again.' };

/** How Teams reads the answer to `adaptiveCard/action` (Universal Actions, "Response format"). */
function executeOutcome(answer: BotAnswer): ActionOutcome {
  if (answer.status !== 200) return failed;
  const card = cardAnswer.safeParse(answer.body);
  if (card.success) return { kind: 'card', card: card.data.value };
  const message = messageAnswer.safeParse(answer.body);
  return message.success ? { kind: 'message', text: message.data.value } : failed;
}

/** Action.Submit is an ordinary message, of which is known only whether it arrived. */
function submitOutcome(answer: BotAnswer): ActionOutcome {
  return answer.status >= 200 && answer.status < 300 ? { kind: 'nothing' } : failed;
}
