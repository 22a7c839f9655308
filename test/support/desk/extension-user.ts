import { channel, type Place } from '../../../sandbox/teams/channel.ts';
import type { ChatMessage } from '../../../sandbox/teams/chat-message.ts';
import type { ExtensionOutcome } from '../../../sandbox/teams/message-extension.ts';
import { ShownCard } from '../cards/shown-card.ts';
import type { Desk, PersonName } from './desk.ts';

type StepFrom = 'extension' | 'card';

/** What the person sees in a dialog, and the kind of thing that opened it. */
export interface OpenDialog {
  readonly card: ShownCard;
  readonly from: StepFrom;
}

/** Somebody in the channel who uses the message extension, without the page. */
export class ExtensionUser {
  readonly objectId: string;
  readonly #teamsUrl: string;
  readonly #locale: string | undefined;
  readonly #place: Place = 'channel';

  constructor(desk: Desk, who: PersonName | { readonly objectId: string }, locale?: string) {
    this.#teamsUrl = desk.teams.url;
    this.objectId = typeof who === 'string' ? desk.person(who).objectId : who.objectId;
    this.#locale = locale;
  }

  async finds(text: string): Promise<ExtensionOutcome> {
    return this.#extension('searches', { text });
  }

  async pastes(url: string): Promise<ExtensionOutcome> {
    return this.#extension('links', { url });
  }

  /** Returns the id of the message. */
  async posts(message: { readonly text?: string; readonly cards?: readonly object[] }): Promise<string> {
    return ((await this.#post('posts', message)) as { readonly id: string }).id;
  }

  /** The card as this person's client shows it, after it has refreshed it by itself. */
  async looksAt(messageId: string): Promise<ShownCard> {
    const { refresh } = (await this.cardNow(messageId)).json as { readonly refresh?: { readonly action: object } };
    if (refresh) await this.#act(messageId, refresh.action, 'automatic');
    return this.cardNow(messageId);
  }

  async cardNow(messageId: string): Promise<ShownCard> {
    return new ShownCard(messageId, (await this.#message(messageId)).cards[0] ?? {});
  }

  async presses(card: ShownCard, titleOrVerb: string): Promise<ShownCard> {
    await this.#act(card.activityId, { type: 'Action.Execute', ...card.action(titleOrVerb) }, 'manual');
    return this.cardNow(card.activityId);
  }

  /** The action, on a message or beside the box. */
  async opens(messageId?: string, state?: string): Promise<ExtensionOutcome> {
    return this.#extension('dialogs', { messageId, state });
  }

  async opensDialog(messageId?: string): Promise<OpenDialog> {
    return dialogIn(await this.opens(messageId), 'extension');
  }

  /** A button on a card of the channel that opens a dialog. */
  async opensFrom(card: ShownCard, title: string): Promise<OpenDialog> {
    const { data } = card.action(title);
    return dialogIn(await this.#extension('steps', { data, from: 'opens' }), 'card');
  }

  async pressesIn(dialog: OpenDialog, titleOrVerb: string, inputs: object = {}): Promise<OpenDialog> {
    return this.sends(dialog, { ...inputs, ...dialog.card.action(titleOrVerb).data });
  }

  /** Any data as a press in the dialog. */
  async sends({ from }: OpenDialog, data: object): Promise<OpenDialog> {
    return dialogIn(await this.#extension('steps', { data, from }), from);
  }

  async #message(messageId: string): Promise<ChatMessage> {
    const url = `${this.#url('messages')}?${String(new URLSearchParams({ conversation: channel.id }))}`;
    const messages = (await (await fetch(url)).json()) as readonly ChatMessage[];
    const message = messages.find(({ id }) => id === messageId);
    if (!message) throw new Error('there is no such message in the channel');
    return message;
  }

  async #act(activityId: string, action: object, trigger: 'manual' | 'automatic'): Promise<void> {
    await this.#post('actions', { activityId, action, trigger, place: this.#place });
  }

  async #extension(what: string, body: object): Promise<ExtensionOutcome> {
    const answer = await this.#post(`extension/${what}`, { place: this.#place, ...body });
    return (answer as { readonly outcome: ExtensionOutcome }).outcome;
  }

  #url(resource: string): string {
    return `${this.#teamsUrl}/api/people/${this.objectId}/${resource}`;
  }

  async #post(resource: string, body: object): Promise<unknown> {
    const sent = this.#locale === undefined ? body : { locale: this.#locale, ...body };
    const response = await fetch(this.#url(resource), { method: 'POST', body: JSON.stringify(sent) });
    if (!response.ok) throw new Error(`${resource} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

function dialogIn(outcome: ExtensionOutcome, from: StepFrom): OpenDialog {
  if (outcome.kind !== 'dialog') throw new Error(`no dialog, but ${JSON.stringify(outcome)}`);
  return { card: new ShownCard('', outcome.card), from };
}
