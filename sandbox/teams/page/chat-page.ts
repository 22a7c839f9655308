import type { ChatEvent, ChatMessage, SignInCard } from '../chat-message.ts';
import { automaticRefresh } from './automatic-refresh.ts';
import type { Press } from './card-renderer.ts';
import { Composer } from './composer.ts';
import { ConversationView } from './conversation-view.ts';
import { clearBanner, showBanner } from './message-view.ts';
import { sayWords, wordsIn } from './page-wording.ts';
import { PersonMenu } from './person-menu.ts';
import { Rail } from './rail.ts';
import { clientFor, saveSettings, type Settings } from './settings.ts';
import { signInWindow } from './sign-in-window.ts';
import { showSwitches } from './switches.ts';
import { TabPage } from './tab-page.ts';
import { teamsApi, type Client, type KnownPerson } from './teams-api.ts';
import { Toast } from './toast.ts';
import { TypingIndicator } from './typing-indicator.ts';

/** The personal chat of the person who is chosen in the header. */
export class ChatPage {
  readonly #people: readonly KnownPerson[];
  readonly #settings: Settings;
  readonly #knowsExecute: boolean;
  readonly #view = new ConversationView();
  readonly #typing = new TypingIndicator();
  readonly #toast = new Toast();
  readonly #rail = new Rail((app) => this.#change({ app }));
  readonly #tab = new TabPage(this.#toast, () => this.#change({ app: 'chat' }));
  readonly #menu: PersonMenu;
  readonly #composer: Composer;
  readonly #refreshed = new Set<string>();
  readonly #brought = new Set<string>();
  /** What the person said in this chat, oldest first. */
  #said: readonly string[] = [];

  constructor(people: readonly KnownPerson[], settings: Settings, knowsExecute: boolean) {
    this.#people = people;
    this.#settings = settings;
    this.#knowsExecute = knowsExecute;
    this.#menu = new PersonMenu(people, (person) => this.#change({ person }));
    this.#composer = new Composer(
      (text) => void this.#say(text),
      () => this.#said.at(-1) ?? '',
    );
  }

  start(): void {
    this.#applySettings();
    teamsApi.listen({
      onConnect: () => void this.#open(),
      onEvent: (event) => this.#receive(event),
      onDisconnect: () => this.#composer.notify(this.#words().sandboxSilent),
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

  #words() {
    return wordsIn(this.#client().locale);
  }

  #change(changed: Partial<Settings>): void {
    Object.assign(this.#settings, changed);
    saveSettings(this.#settings);
    this.#applySettings();
    // Neither a theme nor a look at the tab changes the chat, so what was typed into a card stays.
    if (!('theme' in changed) && !('app' in changed)) void this.#open();
  }

  #applySettings(): void {
    document.documentElement.dataset['theme'] = this.#settings.theme;
    document.documentElement.lang = this.#client().locale;
    sayWords(this.#words());
    this.#menu.show(this.#person());
    showSwitches(this.#settings, this.#person(), (changed) => this.#change(changed));
    const { app, theme } = this.#settings;
    this.#rail.show(app);
    if (app === 'tab') void this.#tab.show({ client: this.#client(), theme });
  }

  /** Shows the person's chat. The first time, the bot greets the person. */
  async #open(): Promise<void> {
    const client = this.#client();
    this.#typing.show(false);
    this.#toast.hide();
    const messages = await teamsApi.messages(client.person);
    if (client.person !== this.#settings.person) return;
    this.#show(messages, client);
    const { status } = await teamsApi.install(client);
    this.#composer.notify(status < 300 ? '' : this.#words().botSilent);
  }

  #show(messages: readonly ChatMessage[], client: Client): void {
    this.#view.show(messages, {
      ...client,
      personName: this.#person().name,
      knowsExecute: this.#knowsExecute,
      search: { find: (dataset, text) => this.#find(dataset, text), words: this.#words() },
      onPress: (message, press) => void this.#press(message, press),
      onSignIn: (card) => void this.#signIn(card),
    });
    this.#said = messages.filter(({ from }) => from === 'person').map(({ text }) => text);
    for (const message of messages) this.#takeUp(message);
  }

  async #say(text: string): Promise<void> {
    this.#said = [...this.#said, text];
    const { status } = await teamsApi.say(this.#client(), text);
    this.#composer.notify(status < 300 ? '' : this.#words().botSilent);
  }

  async #find(dataset: string, text: string) {
    const { outcome } = await teamsApi.search(this.#client(), dataset, text);
    return outcome.kind === 'choices' ? outcome.choices : undefined;
  }

  async #press({ id }: ChatMessage, { button, ...press }: Press): Promise<void> {
    const pressed = this.#view.find(id);
    if (pressed) clearBanner(pressed);
    if (button) button.ariaBusy = 'true';
    const { outcome } = await teamsApi.act(this.#client(), id, press, 'manual');
    if (button) button.ariaBusy = null;
    const shown = this.#view.find(id);
    if (shown && 'text' in outcome) this.#view.keepEnd(() => showBanner(shown, outcome.kind, outcome.text));
  }

  async #signIn({ url }: SignInCard): Promise<void> {
    const client = this.#client();
    await teamsApi.endSignIn(client, await signInWindow(url, client.locale));
  }

  /** What Teams does by itself with a message that comes into view. */
  #takeUp(message: ChatMessage): void {
    this.#refresh(message);
    if (message.signIn?.state !== 'trying' || this.#brought.has(message.signIn.url)) return;
    this.#brought.add(message.signIn.url);
    void teamsApi.bringToken(this.#client(), message.id);
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
    else if (event.kind === 'message' && event.message.from === 'bot') this.#announce(event.person, event.message);
  }

  /** In another chat than the one that is open. */
  #announce(objectId: string, { summary, text }: ChatMessage): void {
    const person = this.#people.find((one) => one.objectId === objectId);
    if (!person) return;
    this.#menu.markUnread(objectId, true);
    this.#toast.show({
      to: person.name,
      text: summary || text || this.#words().sentCard,
      onOpen: () => this.#change({ person: objectId }),
    });
  }

  #showEvent(event: ChatEvent): void {
    switch (event.kind) {
      case 'message':
      case 'update':
        if (event.message.from === 'bot') this.#typing.show(false);
        this.#view.put(event.message);
        this.#takeUp(event.message);
        break;
      case 'delete':
        this.#view.remove(event.messageId);
        break;
      case 'typing':
        this.#typing.show(true);
    }
  }
}
