import { element } from './element.ts';
import { TabHost, type TabContext, type TabSettings } from './tab-host.ts';
import { type Client, teamsApi } from './teams-api.ts';

interface Situation {
  readonly client: Client;
  readonly theme: string;
}

interface ChannelTabsOptions {
  readonly onShare: (subPage: string, label: string) => undefined;
  readonly onLink: (url: string) => void;
  /** What the channel shows from now on. */
  readonly onChoose: (shown: 'posts' | 'tab') => void;
}

const storageKey = 'channel-tab';

/** The tabs of the channel: its posts, and the app's page with what was chosen for everybody when it was added. */
export class ChannelTabs {
  readonly #bar = element('#channel-tabs', HTMLElement);
  readonly #frame = element('#channel-tab', HTMLIFrameElement);
  readonly #setup = element('#tab-setup', HTMLDialogElement);
  readonly #save = element('#tab-setup .save', HTMLButtonElement);
  readonly #content: TabHost;
  readonly #settings: TabHost;
  readonly #options: ChannelTabsOptions;
  #situation: Situation | undefined;
  #tenantId = '';
  #shown = '';

  constructor(options: ChannelTabsOptions) {
    this.#options = options;
    const { onShare, onLink } = options;
    const shared = { context: () => this.#context(), token: () => teamsApi.tabToken(this.#person()), onShare, onLink };
    this.#content = new TabHost({ ...shared, frame: this.#frame });
    this.#settings = new TabHost({
      ...shared,
      frame: element('#tab-setup iframe', HTMLIFrameElement),
      setup: { onValid: (isValid) => (this.#save.disabled = !isValid), onSaved: (settings) => this.#keep(settings) },
    });
    this.#button('posts').onclick = () => options.onChoose('posts');
    this.#button('tab').onclick = () => options.onChoose('tab');
    this.#button('add').onclick = () => void this.#add();
    this.#save.onclick = () => this.#settings.save();
    element('#tab-setup .close', HTMLButtonElement).onclick = () => this.#setup.close();
  }

  /** Undefined where another place is open. */
  show(shown: 'posts' | 'tab' | undefined, situation: Situation): void {
    this.#situation = situation;
    const { suggestedDisplayName: name = '' } = kept() ?? {};
    this.#bar.hidden = shown === undefined;
    this.#frame.hidden = shown !== 'tab';
    this.#button('tab').textContent = name;
    this.#button('tab').hidden = name === '';
    for (const value of ['posts', 'tab'] as const) this.#button(value).ariaCurrent = value === shown ? 'page' : null;
    if (shown === 'tab') void this.#load();
  }

  async #load(): Promise<void> {
    const { client, theme } = this.#situation ?? {};
    const { contentUrl = '' } = kept() ?? {};
    const key = JSON.stringify([client, contentUrl]);
    if (key === this.#shown) this.#content.changeTheme(theme ?? 'default');
    else {
      this.#shown = key;
      this.#tenantId = (await teamsApi.tab()).tenantId;
      this.#content.open(contentUrl);
    }
  }

  async #add(): Promise<void> {
    const { url, tenantId } = await teamsApi.tab();
    this.#tenantId = tenantId;
    this.#save.disabled = true;
    this.#setup.showModal();
    this.#settings.open(url);
  }

  #keep(settings: TabSettings): void {
    localStorage.setItem(storageKey, JSON.stringify(settings));
    this.#setup.close();
    this.#options.onChoose('tab');
  }

  #button(value: 'posts' | 'tab' | 'add'): HTMLButtonElement {
    return element(`#channel-tabs [value="${value}"]`, HTMLButtonElement);
  }

  #person(): string {
    return this.#situation?.client.person ?? '';
  }

  #context(): TabContext {
    const { client, theme = 'default' } = this.#situation ?? {};
    const locale = client?.locale ?? 'en-US';
    return {
      ...{ locale, theme, userObjectId: this.#person(), tid: this.#tenantId },
      ...{ entityId: kept()?.entityId ?? '', subEntityId: '' },
    };
  }
}

function kept(): TabSettings | undefined {
  const text = localStorage.getItem(storageKey);
  return text === null ? undefined : (JSON.parse(text) as TabSettings);
}
