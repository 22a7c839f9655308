import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request as callHttp } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type Person, people } from '../../../sandbox/people.ts';
import { type BotActivity, botActivity } from '../../../sandbox/teams/bot-activity.ts';
import { personOf, personalChatIdOf } from '../../../sandbox/teams/teams-account.ts';
import type { SentActivity } from '../microsoft/made-up-microsoft-connector.ts';
import type { Claims } from '../microsoft/made-up-microsoft-keys.ts';
import type { MadeUpMicrosoft } from '../microsoft/made-up-microsoft.ts';
import { type ProductionBot, appId } from './production-bot.ts';
import { ShownCard } from '../cards/shown-card.ts';

/** Where Teams in Europe takes what bots send. */
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';

export interface Delivery {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it is JSON. */
  readonly body: unknown;
  readonly tookMs: number;
}

export const channelIssuer = 'https://api.botframework.com';

/** What the Bot Framework claims in a token for our bot. */
export function channelClaims(over: Claims = {}): Claims {
  const now = Math.floor(Date.now() / 1_000);
  return { iss: channelIssuer, aud: appId, nbf: now - 300, exp: now + 3_600, serviceurl: serviceUrl, ...over };
}

/** Posts one activity to the bot on a connection of its own, with whatever stands in `Authorization`. */
export function deliver(bot: ProductionBot, activity: unknown, authorization?: string): Promise<Delivery> {
  const body = Buffer.from(typeof activity === 'string' ? activity : JSON.stringify(activity));
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    ...(authorization !== undefined && { authorization }),
  };
  let began = performance.now();
  return new Promise((resolve, reject) => {
    const request = callHttp(`${bot.url}/api/messages`, { method: 'POST', headers, agent: false }, (response) => {
      readText(response).then((text) => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, body: parsed(text), tookMs: performance.now() - began });
      }, reject);
    });
    request.on('error', reject);
    // What a sender with many of them takes until it has sent this one is its own time.
    request.on('finish', () => (began = performance.now()));
    request.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Somebody in Teams whose activities come signed, as from the Bot Framework. */
export class ProductionPerson {
  readonly person: Person;
  readonly conversationId: string;
  readonly #bot: ProductionBot;
  readonly #microsoft: MadeUpMicrosoft;
  #token: { readonly kid: string; readonly text: string } | undefined;

  /** Of the demo's people the one with a role, or somebody of the partner's tenant by object id. */
  constructor(parts: { bot: ProductionBot; microsoft: MadeUpMicrosoft }, who: string = 'admin-agent') {
    this.#bot = parts.bot;
    this.#microsoft = parts.microsoft;
    const person = people.find((one) => one.role === who) ?? { ...personOf(who), name: `Agent ${who.slice(-4)}` };
    this.person = person;
    this.conversationId = personalChatIdOf(person.objectId);
  }

  /** An activity from this person's private chat, merged with `content`. */
  activity(content: BotActivity): BotActivity {
    const { person } = this;
    const situation = { person, locale: person.locale, timeZone: person.timeZone, serviceUrl };
    return botActivity({ ...situation, id: randomUUID(), now: new Date() }, content);
  }

  /** Signed once an hour, as Microsoft does. */
  get authorization(): string {
    const { channelKey } = this.#microsoft;
    if (this.#token?.kid !== channelKey.kid) {
      this.#token = { kid: channelKey.kid, text: channelKey.token(channelClaims()) };
    }
    return `Bearer ${this.#token.text}`;
  }

  async sends(activity: BotActivity): Promise<Delivery> {
    return deliver(this.#bot, activity, this.authorization);
  }

  async says(text: string): Promise<Delivery> {
    return this.sends(this.activity({ type: 'message', text }));
  }

  /** Presses a button of a card in this chat; the answer's body has the card in its place. */
  async presses(data: Readonly<Record<string, unknown>>, activityId: string = randomUUID()): Promise<Delivery> {
    const value = { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' };
    return this.sends(this.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: activityId, value }));
  }

  get messages(): readonly SentActivity[] {
    return this.#microsoft.connector.messagesIn(this.conversationId);
  }

  /** The newest card that the bot has sent here. */
  get newestCard(): ShownCard {
    const cards = this.messages.flatMap(({ id, activity }) => {
      const [first] = (activity['attachments'] ?? []) as { content: Record<string, unknown> }[];
      return first ? [new ShownCard(id, first.content)] : [];
    });
    const card = cards.at(-1);
    if (!card) throw new Error('the bot has sent no card');
    return card;
  }
}
