import { element } from './element.ts';
import { TabHost } from './tab-host.ts';
import { type Client, teamsApi } from './teams-api.ts';
import type { Toast } from './toast.ts';

/** `staticTabs` of the manifest. */
const entityId = 'desk';

interface Situation {
  readonly client: Client;
  readonly theme: string;
}

/** The app's page in Teams, for the person who is chosen in the header. */
export class TabPage {
  readonly #host: TabHost;
  readonly #toast: Toast;
  readonly #onChat: () => void;
  #situation: Situation | undefined;
  #tenantId = '';
  /** Where a link leads inside of the tab; once. */
  #subPage = new URLSearchParams(location.search).get('subPage') ?? '';

  constructor(toast: Toast, onChat: () => void) {
    this.#toast = toast;
    this.#onChat = onChat;
    this.#host = new TabHost({
      frame: element('#tab', HTMLIFrameElement),
      context: () => this.#context(),
      token: () => teamsApi.tabToken(this.#person()),
      onShare: (subPage, label) => this.share(subPage, label),
      onLink: (url) => this.follow(url),
    });
  }

  /** Loads the tab anew, but for another theme alone, which it is told of. */
  async show(situation: Situation): Promise<void> {
    const { client, theme } = situation;
    const isSame = JSON.stringify(client) === JSON.stringify(this.#situation?.client);
    this.#situation = situation;
    if (isSame) {
      this.#host.changeTheme(theme);
      return;
    }
    const { url, tenantId } = await teamsApi.tab();
    this.#tenantId = tenantId;
    this.#host.open(url);
  }

  /** Shows that place of the tab the next time, which is loaded for it. */
  leadTo(subPage: string): void {
    this.#subPage = subPage;
    this.#situation = undefined;
  }

  #person(): string {
    return this.#situation?.client.person ?? '';
  }

  #context() {
    const { client, theme } = this.#situation ?? {};
    const subEntityId = this.#subPage;
    this.#subPage = '';
    return {
      locale: client?.locale ?? 'en-US',
      theme: theme ?? 'default',
      userObjectId: this.#person(),
      tid: this.#tenantId,
      entityId,
      subEntityId,
    };
  }

  /** Teams shows a link to copy. */
  share(subPage: string, label: string): undefined {
    const link = `${location.origin}/?${new URLSearchParams({ app: 'tab', subPage })}`;
    void navigator.clipboard.writeText(link).catch(() => undefined);
    this.#toast.show({ to: label, text: link, onOpen: () => open(link, '_blank', 'noopener') });
  }

  /** A link to a chat opens the chat, everything else a window of its own. */
  follow(url: string): void {
    if (new URL(url).pathname.startsWith('/l/chat/')) this.#onChat();
    else open(url, '_blank', 'noopener');
  }
}
