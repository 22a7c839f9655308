/** What a tab is told about where it is, as much of it as the page in Teams asks for (teams-js, `app.Context`). */
export interface TabContext {
  readonly locale: string;
  readonly theme: string;
  readonly userObjectId: string;
  readonly tid: string;
  readonly entityId: string;
  readonly subEntityId: string;
}

/** What somebody has chosen for a tab in a channel (teams-js, `pages.config`). */
export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly suggestedDisplayName: string;
}

/** Where a tab is added to a channel. */
interface TabSetup {
  /** Whether enough is chosen to be saved. */
  readonly onValid: (isValid: boolean) => void;
  readonly onSaved: (settings: TabSettings) => void;
}

interface TabHostOptions {
  readonly frame: HTMLIFrameElement;
  readonly context: () => TabContext;
  readonly token: () => Promise<string>;
  readonly onShare: (subPage: string, label: string) => undefined;
  readonly onLink: (url: string) => void;
  /** Left out where the frame shows the tab itself. */
  readonly setup?: TabSetup;
}

/** A call of teams-js: `uuidAsString` names it, and its answer. */
interface TabCall {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
}

/** What this Teams can do (teams-js, `runtime`, version 4). */
const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  supports: { clipboard: {}, pages: { config: {} } },
});
/** The version of teams-js that the host knows. */
const hostVersion = '2.0.1';

/** Teams around a tab: answers what teams-js asks from inside the frame, and tells it of changes. */
export class TabHost {
  readonly #options: TabHostOptions;
  /** The origin of the tab that is shown. Nothing else is listened or spoken to. */
  #origin = '';
  /** Events that the tab wants to hear of. */
  #heard = new Set<string>();
  #chosen: TabSettings | undefined;

  constructor(options: TabHostOptions) {
    this.#options = options;
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const isTab = event.source === options.frame.contentWindow && event.origin === this.#origin;
      if (isTab && isCall(event.data)) void this.#take(event.data);
    });
  }

  open(url: string): void {
    this.#origin = new URL(url).origin;
    this.#heard = new Set();
    this.#options.frame.src = url;
  }

  changeTheme(theme: string): void {
    if (this.#heard.has('themeChange')) this.#post({ func: 'themeChange', args: [theme] });
  }

  /** The person has pressed Save: the page tells what it chose, and that it is done. */
  save(): void {
    this.#post({ func: 'settings.save', args: [{}] });
  }

  async #take(call: TabCall): Promise<void> {
    const args = await this.#answer(call);
    if (args) this.#post({ id: call.id, uuidAsString: call.uuidAsString, args });
  }

  /** Undefined for what wants no answer. */
  async #answer({ func, args = [] }: TabCall): Promise<readonly unknown[] | undefined> {
    const { context, token, onShare, onLink, setup } = this.#options;
    const [first = '', second = ''] = args.map((value) => (typeof value === 'string' ? value : ''));
    const answers: Readonly<Record<string, () => Promise<readonly unknown[]> | readonly unknown[] | undefined>> = {
      initialize: () => [setup ? 'settings' : 'content', 'web', runtime, hostVersion],
      getContext: () => [context()],
      registerHandler: () => void this.#heard.add(first),
      'authentication.getAuthToken': () => outcomeOf(token()),
      'settings.setValidityState': () => {
        setup?.onValid(args[0] === true);
        return undefined;
      },
      'settings.setSettings': () => {
        this.#chosen = args[0] as TabSettings;
        return [true];
      },
      'settings.save.success': () => {
        if (this.#chosen) setup?.onSaved(this.#chosen);
        return undefined;
      },
      shareDeepLink: () => onShare(first, second),
      executeDeepLink: () => {
        onLink(first);
        return [true];
      },
    };
    return answers[func]?.();
  }

  #post(message: object): void {
    this.#options.frame.contentWindow?.postMessage(message, this.#origin);
  }
}

/** Whether it went well, and what came of it or went wrong. */
function outcomeOf(work: Promise<string>): Promise<readonly [boolean, string]> {
  return work.then(
    (value) => [true, value],
    (error: unknown) => [false, String(error)],
  );
}

function isCall(data: unknown): data is TabCall {
  return typeof data === 'object' && data !== null && 'func' in data && 'id' in data;
}
