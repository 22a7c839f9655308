import type { ChatEvent, ChatMessage } from '../chat-message.ts';
import { automaticRefresh } from './automatic-refresh.ts';
import type { Press } from './card-renderer.ts';
import { Composer } from './composer.ts';
import { ConversationView } from './conversation-view.ts';
import { clearBanner, showBanner } from './message-view.ts';
import { PersonMenu } from './person-menu.ts';
import { clientFor, saveSettings, type Settings } from './settings.ts';
import { showSwitches } from './switches.ts';
import { teamsApi, type Client, type KnownPerson } from './teams-api.ts';
import { TypingIndicator } from './typing-indicator.ts';

const botSilent = 'Agreement Desk did not answer. Is the bot running?';
const sandboxSilent = 'The sandbox does not answer. Is it running?';

/** The personal chat of the person who is chosen in the header. */
export class ChatPage {
  readonly #people: readonly KnownPerson[];
  readonly #settings: Settings;
  readonly #knowsExecute: boolean;
  readonly #view = new ConversationView();
  readonly #typing = new TypingIndicator();
  readonly #menu: PersonMenu;
  readonly #composer: Composer;
  readonly #refreshed = new Set<string>();

  constructor(people: readonly KnownPerson[], settings: Settings, knowsExecute: boolean) {
    this.#people = people;
    this.#settings = settings;
    this.#knowsExecute = knowsExecute;
    this.#menu = new PersonMenu(people, (person) => this.#change({ person }));
    this.#composer = new Composer((text) => void this.#say(text));
  }

  start(): void {
    this.#applySettings();
    teamsApi.listen({
      onConnect: () => void this.#open(),
      onEvent: (event) => this.#receive(event),
      onDisconnect: () => this.#composer.notify(sandboxSilent),
    });
  }

  #person(): KnownPerson {
    const chosen = this.#people.find(({ objectId }) => objectId === this.#settings.person);
    if (!chosen) throw new Error('The sandbox has nobody to play.');
    return chosen;
  }

  #client(): Client {
    return clientFor(this.#person(), this.#settings);
  }

  #change(changed: Partial<Settings>): void {
    Object.assign(this.#settings, changed);
    saveSettings(this.#settings);
    this.#applySettings();
    // A theme changes colours alone, so what was typed into a card stays.
    if (!('theme' in changed)) void this.#open();
  }

  #applySettings(): void {
    document.documentElement.dataset['theme'] = this.#settings.theme;
    this.#menu.show(this.#person());
    showSwitches(this.#settings, this.#person(), (changed) => this.#change(changed));
  }

  /** Shows the person's chat. The first time, the bot greets the person. */
  async #open(): Promise<void> {
    const client = this.#client();
    this.#typing.show(false);
    const messages = await teamsApi.messages(client.person);
    if (client.person !== this.#settings.person) return;
    this.#show(messages, client);
    const { status } = await teamsApi.install(client);
    this.#composer.notify(status < 300 ? '' : botSilent);
  }

  #show(messages: readonly ChatMessage[], client: Client): void {
    this.#view.show(messages, {
      ...client,
      personName: this.#person().name,
      knowsExecute: this.#knowsExecute,
      onPress: (message, press) => void this.#press(message, press),
    });
    this.#composer.suggest(!messages.some(({ from }) => from === 'person'));
    for (const message of messages) this.#refresh(message);
  }

  async #say(text: string): Promise<void> {
    this.#composer.suggest(false);
    const { status } = await teamsApi.say(this.#client(), text);
    this.#composer.notify(status < 300 ? '' : botSilent);
  }

  async #press({ id }: ChatMessage, { button, ...press }: Press): Promise<void> {
    const pressed = this.#view.find(id);
    if (pressed) clearBanner(pressed);
    if (button) button.ariaBusy = 'true';
    const { outcome } = await teamsApi.act(this.#client(), id, press, 'manual');
    if (button) button.ariaBusy = null;
    const shown = this.#view.find(id);
    if (shown && 'text' in outcome) showBanner(shown, outcome.kind, outcome.text);
  }

  /** Refreshes a card that asks for it when it comes into view. The refreshed card is not refreshed again. */
  #refresh(message: ChatMessage): void {
    const press = this.#knowsExecute ? automaticRefresh(message, this.#person().userId) : undefined;
    const key = `${message.id} ${JSON.stringify(press)}`;
    if (!press || this.#refreshed.has(key)) return;
    this.#refreshed.add(key);
    void teamsApi.act(this.#client(), message.id, press, 'automatic');
  }

  #receive(event: ChatEvent): void {
    if (event.person === this.#settings.person) this.#showEvent(event);
    else if (event.kind === 'message' && event.message.from === 'bot') this.#menu.markUnread(event.person, true);
  }

  #showEvent(event: ChatEvent): void {
    switch (event.kind) {
      case 'message':
      case 'update':
        if (event.message.from === 'bot') this.#typing.show(false);
        this.#view.put(event.message);
        this.#refresh(event.message);
        break;
      case 'delete':
        this.#view.remove(event.messageId);
        break;
      case 'typing':
        this.#typing.show(true);
    }
  }
}
