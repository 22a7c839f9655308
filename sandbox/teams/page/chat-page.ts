import type { CardJson, ChatEvent, ChatMessage, SignInCard } from '../chat-message.ts';
import { automaticRefresh } from './automatic-refresh.ts';
import type { Press } from './card-renderer.ts';
import { ChannelTabs } from './channel-tabs.ts';
import { CommandMenu } from './command-menu.ts';
import { Composer } from './composer.ts';
import { ConversationView } from './conversation-view.ts';
import { element } from './element.ts';
import { ExtensionView } from './extension-view.ts';
import { clearBanner, showBanner } from './message-view.ts';
import { sayWords, wordsIn } from './page-wording.ts';
import { openTabLinks } from './deep-link.ts';
import { PersonMenu } from './person-menu.ts';
import { Rail } from './rail.ts';
import { clientFor, saveSettings, type Settings } from './settings.ts';
import { signInWindow } from './sign-in-window.ts';
import { showSwitches } from './switches.ts';
import { TabPage } from './tab-page.ts';
import { teamsApi, type AppFacts, type Client, type KnownPerson, type Place } from './teams-api.ts';
import { Toast } from './toast.ts';
import { TypingIndicator } from './typing-indicator.ts';

/** The personal chat of the person who is chosen in the header, and the channel that all of them share. */
export class ChatPage {
  readonly #people: readonly KnownPerson[];
  readonly #settings: Settings;
  readonly #knowsExecute: boolean;
  readonly #view = new ConversationView();
  readonly #typing = new TypingIndicator();
  readonly #toast = new Toast();
  readonly #rail = new Rail((app) => this.#change({ app }));
  readonly #tab = new TabPage(this.#toast, () => this.#change({ app: 'chat' }));
  readonly #channelTabs = new ChannelTabs({
    onShare: (subPage, label) => this.#tab.share(subPage, label),
    onLink: (url) => this.#tab.follow(url),
    onChoose: (shown) => {
      this.#channelShows = shown;
      this.#applySettings();
    },
  });
  readonly #menu: PersonMenu;
  readonly #composer: Composer;
  readonly #extension: ExtensionView;
  readonly #commands: CommandMenu;
  readonly #refreshed = new Set<string>();
  readonly #brought = new Set<string>();
  #app: AppFacts;
  #channelShows: 'posts' | 'tab' = 'posts';
  /** What the person said in this chat, oldest first. */
  #said: readonly string[] = [];

  constructor(
    people: readonly KnownPerson[],
    settings: Settings,
    { app, knowsExecute }: { readonly app: AppFacts; readonly knowsExecute: boolean },
  ) {
    this.#people = people;
    this.#settings = settings;
    this.#knowsExecute = knowsExecute;
    this.#app = app;
    this.#menu = new PersonMenu(people, (person) => this.#change({ person }));
    this.#composer = new Composer({
      onSend: (text, cards) => void this.#say(text, cards),
      last: () => this.#said.at(-1) ?? '',
      onFile: (file, text) => void (this.#place() === 'chat' && this.#sendFile(file, text)),
      onLink: (url) => void (this.#place() === 'channel' && this.#extension.unfurl(url)),
    });
    this.#extension = new ExtensionView({
      client: () => this.#client(),
      place: () => this.#place(),
      search: () => this.#search(),
      onCard: (card) => this.#composer.attach(card),
      notify: (text) => this.#composer.notify(text),
    });
    this.#commands = new CommandMenu((title) => this.#composer.write(this.#asCommand(title)));
  }

  start(): void {
    this.#applySettings();
    void this.#loadApp();
    openTabLinks((place) => {
      this.#tab.leadTo(place);
      this.#change({ app: 'tab' });
    });
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

  #place(): Place {
    return this.#settings.app === 'channel' ? 'channel' : 'chat';
  }

  /** In a channel the bot hears only what mentions it. */
  #asCommand(title: string): string {
    return this.#place() === 'channel' ? `@Agreement Desk ${title} ` : `${title} `;
  }

  #change(changed: Partial<Settings>): void {
    const before = this.#place();
    const isNewLanguage = 'locale' in changed || 'person' in changed;
    Object.assign(this.#settings, changed);
    saveSettings(this.#settings);
    this.#applySettings();
    if (isNewLanguage) void this.#loadApp();
    // Neither a theme nor a look at the tab changes the chat, so what was typed into a card stays.
    if (this.#place() !== before || !('theme' in changed || 'app' in changed)) void this.#open();
  }

  #applySettings(): void {
    document.documentElement.dataset['theme'] = this.#settings.theme;
    document.documentElement.lang = this.#client().locale;
    this.#menu.show(this.#person());
    sayWords(this.#words());
    showSwitches(this.#settings, this.#person(), (changed) => this.#change(changed));
    const { app, theme } = this.#settings;
    const channelShows = app === 'channel' ? this.#channelShows : undefined;
    this.#rail.show(app, { hasChat: app === 'chat' || channelShows === 'posts' });
    this.#channelTabs.show(channelShows, { client: this.#client(), theme });
    this.#sayApp();
    if (app === 'tab') void this.#tab.show({ client: this.#client(), theme });
  }

  /** The app's manifest, in the language of Teams. */
  async #loadApp(): Promise<void> {
    this.#app = await teamsApi.app(this.#client().locale);
    this.#sayApp();
    if (this.#place() === 'channel') await this.#open();
  }

  #sayApp(): void {
    const { channel, commands } = this.#app;
    const isChannel = this.#place() === 'channel';
    element('.title h1', HTMLElement).textContent = isChannel ? `${channel.team} › ${channel.name}` : 'Agreement Desk';
    element('#extend', HTMLButtonElement).hidden = !isChannel;
    element('#prompts', HTMLButtonElement).ariaLabel = this.#words().commands;
    this.#commands.offer(commands[this.#place()]);
    this.#extension.sayWords(this.#app, this.#words().nobody);
  }

  /** Shows the person's chat, or the channel. The first time, the bot greets the person. */
  async #open(): Promise<void> {
    const client = this.#client();
    const place = this.#place();
    this.#typing.show(false);
    this.#toast.hide();
    const messages = await teamsApi.messages(client.person, place === 'channel' ? this.#app.channel.id : undefined);
    if (client.person !== this.#settings.person || place !== this.#place()) return;
    this.#show(messages, client);
    const { status } = await teamsApi.install(client);
    this.#composer.notify(status < 300 ? '' : this.#words().botSilent);
  }

  #show(messages: readonly ChatMessage[], client: Client): void {
    const [, { title }] = this.#app.extension;
    const onAct = (message: ChatMessage): void => void this.#extension.openAction(message);
    this.#view.show(messages, {
      ...client,
      personName: this.#person().name,
      knowsExecute: this.#knowsExecute,
      search: this.#search(),
      onPress: (message, press) => void this.#press(message, press),
      onSignIn: (card) => void this.#signIn(card),
      fileWords: this.#words(),
      onFile: ({ id }, action) => void teamsApi.decideFile(this.#client(), id, action),
      action: this.#place() === 'channel' ? { title, onAct } : undefined,
    });
    this.#said = messages.filter(({ from }) => from === 'person').map(({ text }) => text);
    for (const message of messages) this.#takeUp(message);
  }

  async #say(text: string, cards: readonly CardJson[]): Promise<void> {
    this.#said = [...this.#said, text];
    const client = this.#client();
    const isChannel = this.#place() === 'channel';
    const { status } = await (isChannel ? teamsApi.post(client, text, cards) : teamsApi.say(client, text));
    this.#composer.notify(status < 300 ? '' : this.#words().botSilent);
  }

  async #sendFile(file: File, text: string): Promise<void> {
    const { status } = await teamsApi.sendFile(this.#client(), file, text);
    this.#composer.notify(status < 300 ? '' : this.#words().botSilent);
  }

  #search() {
    return { find: (dataset: string, text: string) => this.#find(dataset, text), words: this.#words() };
  }

  async #find(dataset: string, text: string) {
    const { outcome } = await teamsApi.search(this.#client(), dataset, text);
    return outcome.kind === 'choices' ? outcome.choices : undefined;
  }

  async #press({ id }: ChatMessage, { button, ...press }: Press): Promise<void> {
    const pressed = this.#view.find(id);
    if (pressed) clearBanner(pressed);
    if (button) button.ariaBusy = 'true';
    if (opensDialog(press)) await this.#extension.openFromCard(press.data);
    else await this.#act(id, press);
    if (button) button.ariaBusy = null;
  }

  async #act(id: string, press: Omit<Press, 'button'>): Promise<void> {
    const how = { trigger: 'manual', place: this.#place() } as const;
    const { outcome } = await teamsApi.act(this.#client(), id, press, how);
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
    const { state, url, exchange } = message.signIn ?? {};
    if (state !== 'trying' || !url || !exchange || this.#brought.has(url)) return;
    this.#brought.add(url);
    void teamsApi.bringToken(this.#client(), message.id, exchange);
  }

  /** Refreshes a card that asks for it when it comes into view, for each person. The refreshed card is not refreshed again. */
  #refresh(message: ChatMessage): void {
    const { userId } = this.#person();
    const press = this.#knowsExecute ? automaticRefresh(message, userId) : undefined;
    const key = `${userId} ${message.id} ${JSON.stringify(press)}`;
    if (!press || this.#refreshed.has(key)) return;
    this.#refreshed.add(key);
    void teamsApi.act(this.#client(), message.id, press, { trigger: 'automatic', place: this.#place() });
  }

  #receive(event: ChatEvent): void {
    const isOfChannel = event.conversationId === this.#app.channel.id;
    const isMine = event.person === this.#settings.person || (isOfChannel && event.person === '');
    const isOpen = isOfChannel === (this.#place() === 'channel');
    if (isMine && isOpen) this.#showEvent(event);
    else if (!isMine && !isOfChannel && event.kind === 'message' && event.message.from === 'bot')
      this.#announce(event.person, event.message);
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

/** The data that Teams keeps to itself (task-modules-bots). */
function opensDialog({ data }: Pick<Press, 'data'>): boolean {
  return (data['msteams'] as { type?: unknown } | undefined)?.type === 'task/fetch';
}
