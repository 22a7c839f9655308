import type { ChatMessage, SignInCard } from '../../../sandbox/teams/chat-message.ts';
import type { SearchOutcome } from '../../../sandbox/teams/teams-service.ts';
import { customersDataset } from '../../../cards/customers/customer-choice.ts';
import { ShownCard } from '../cards/shown-card.ts';

interface Client {
  readonly locale?: string;
  readonly timeZone?: string;
}

/** What Teams got for an action, and what it shows for it. */
interface ActionResult {
  readonly status: number;
  readonly body: unknown;
  readonly outcome: { readonly kind: string; readonly card?: Record<string, unknown>; readonly text?: string };
}

/** Somebody at the chat page, without the page. */
export class Person {
  readonly objectId: string;
  readonly #teamsUrl: string;
  readonly #client: Client;

  constructor(teamsUrl: string, objectId: string, client: Client = {}) {
    this.#teamsUrl = teamsUrl;
    this.objectId = objectId;
    this.#client = client;
  }

  /** The same person with Teams set to another language or time zone. */
  with(client: Client): Person {
    return new Person(this.#teamsUrl, this.objectId, { ...this.#client, ...client });
  }

  /** Says it and returns the card of the last answer to it, however long that takes. */
  async says(text: string): Promise<ShownCard> {
    return this.#patiently(await this.saysBriefly(text));
  }

  /** Says it and returns the bot's first answer, be it that it is still working on it. */
  async saysBriefly(text: string): Promise<ShownCard> {
    const { id } = (await this.#post('messages', { ...this.#client, text })) as { readonly id: string };
    return cardOf((await this.#withCards()).findLast(({ replyToId }) => replyToId === id));
  }

  /** Presses a button by its title or verb and returns the card that comes of it, in its place or below, however long that takes. */
  async presses(card: ShownCard, titleOrVerb: string, inputs: Record<string, unknown> = {}): Promise<ShownCard> {
    return this.#patiently(await this.pressesBriefly(card, titleOrVerb, inputs));
  }

  /** Presses and returns what the bot answers to the press itself, be it that it is still working on it. */
  async pressesBriefly(card: ShownCard, titleOrVerb: string, inputs: Record<string, unknown> = {}): Promise<ShownCard> {
    const { outcome } = await this.executes(card, titleOrVerb, inputs);
    if (card.opensBelow(titleOrVerb)) return this.newestCard();
    if (!outcome.card)
      throw new Error(`pressing "${titleOrVerb}" showed no card: ${outcome.kind} ${outcome.text ?? ''}`);
    return new ShownCard(card.activityId, outcome.card);
  }

  async executes(card: ShownCard, titleOrVerb: string, inputs: Record<string, unknown> = {}): Promise<ActionResult> {
    const action = { type: 'Action.Execute', ...card.action(titleOrVerb) };
    return this.sends({ activityId: card.activityId, action, inputs });
  }

  /** What a client does that does not know Action.Execute. */
  async submits(card: ShownCard, titleOrVerb: string, inputs: Record<string, unknown> = {}): Promise<ShownCard> {
    const { data } = card.action(titleOrVerb);
    await this.sends({ activityId: card.activityId, action: { type: 'Action.Submit', data }, inputs });
    return card.opensBelow(titleOrVerb) ? this.#patiently(await this.newestCard()) : this.cardNow(card.activityId);
  }

  /** What a list of customers offers for what is typed into it. */
  async searches(queryText: string): Promise<readonly string[]> {
    const sent = { ...this.#client, dataset: customersDataset, queryText };
    const { outcome } = (await this.#post('searches', sent)) as { readonly outcome: SearchOutcome };
    if (outcome.kind === 'error') throw new Error(`searching showed no list: ${outcome.text}`);
    return outcome.choices.map(({ title }) => title);
  }

  /** Says it, whatever the bot answers. */
  async mentions(text: string): Promise<void> {
    await this.#post('messages', { ...this.#client, text });
  }

  /** Says or presses something, and returns the message that asks for a sign-in. */
  async isAskedFor(act: () => Promise<unknown>): Promise<ChatMessage & { readonly signIn: SignInCard }> {
    const before = new Set((await this.messages()).flatMap(({ signIn }) => signIn?.url ?? []));
    const isNew = ({ signIn }: ChatMessage) => signIn !== undefined && !before.has(signIn.url);
    const [asked] = await Promise.all([this.sees(isNew), act()]);
    if (!asked.signIn) throw new Error('nobody was asked to sign in');
    return { ...asked, signIn: asked.signIn };
  }

  /** One of the person's devices brings the token for the card. Returns the bot's status. */
  async bringsToken({ id, signIn }: ChatMessage): Promise<number> {
    const seen = { activityId: id, exchange: signIn?.exchange };
    const { status } = (await this.#post('sign-ins', { ...this.#client, ...seen })) as { status: number };
    return status;
  }

  /** The app's page has ended with this code. */
  async endsSignIn(state: string): Promise<void> {
    await this.#post('sign-ins/end', { ...this.#client, state });
  }

  /** Decides about a file that the bot offers in this message. Returns what the bot answered. */
  async decides({ id }: ChatMessage, action: 'accept' | 'decline'): Promise<number> {
    const { status } = (await this.#post('files', { ...this.#client, activityId: id, action })) as { status: number };
    return status;
  }

  async sends(action: Record<string, unknown>): Promise<ActionResult> {
    return (await this.#post('actions', { ...this.#client, ...action })) as ActionResult;
  }

  /** Any activity, merged over what Teams would send. */
  async sendsRaw(activity: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
    return (await this.#post('activities', activity)) as { status: number; body: unknown };
  }

  async messages(conversation?: string): Promise<readonly ChatMessage[]> {
    const query = conversation === undefined ? '' : `?conversation=${encodeURIComponent(conversation)}`;
    const response = await fetch(`${this.#url('messages')}${query}`);
    return (await response.json()) as ChatMessage[];
  }

  async newestCard(): Promise<ShownCard> {
    return cardOf((await this.#withCards()).at(-1));
  }

  /** The card of a message as it is once nothing is being worked on. */
  async cardNow(activityId: string): Promise<ShownCard> {
    return this.#patiently(await this.cardIn(activityId));
  }

  async cardIn(activityId: string): Promise<ShownCard> {
    return cardOf((await this.messages()).find((message) => message.id === activityId));
  }

  /** Waits, however long it takes, until a message of the bot's fits. */
  async sees(fits: (message: ChatMessage) => boolean): Promise<ChatMessage> {
    const stop = new AbortController();
    const events = await fetch(this.#url('events'), { signal: stop.signal });
    try {
      const found = (await this.messages()).find(fits);
      if (found) return found;
      return await this.#nextFitting(events, fits);
    } finally {
      stop.abort();
    }
  }

  async #withCards(): Promise<readonly ChatMessage[]> {
    return (await this.messages()).filter(({ from, cards }) => from === 'bot' && cards.length > 0);
  }

  async #patiently(card: ShownCard): Promise<ShownCard> {
    if (!card.isWorking) return card;
    return cardOf(await this.sees((message) => message.id === card.activityId && !cardOf(message).isWorking));
  }

  async #nextFitting(events: Response, fits: (message: ChatMessage) => boolean): Promise<ChatMessage> {
    if (!events.body) throw new Error('no event stream');
    for await (const _chunk of events.body) {
      const found = (await this.messages()).find(fits);
      if (found) return found;
    }
    throw new Error('the event stream ended');
  }

  #url(resource: string): string {
    return `${this.#teamsUrl}/api/people/${this.objectId}/${resource}`;
  }

  async #post(resource: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.#url(resource), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }
}

function cardOf(message: ChatMessage | undefined): ShownCard {
  const card = message?.cards[0];
  if (!message || !card) throw new Error(`the bot has shown no card${message ? ` but said: ${message.text}` : ''}`);
  return new ShownCard(message.id, card);
}
