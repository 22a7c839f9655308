import { FrameContexts, app, authentication, pages } from '@microsoft/teams-js';

/** What a tab in a channel is to show. */
interface ChosenTab {
  /** Of the page's address, without the question mark. */
  readonly search: string;
  readonly name: string;
}

/** Teams asks for it when a tab is added to a channel, and saves what was offered last. */
export interface TabSetup {
  offer(chosen: ChosenTab): void;
}

/** What the page needs of the Teams client around it. */
export interface Teams {
  /** IETF tag of the language and region that Teams is set to. */
  readonly locale: string;
  readonly theme: string;
  /** From a link into the page: what `share` was given. */
  readonly subPage: string | undefined;
  /** Where a tab is being added to a channel; undefined in the tab itself. */
  readonly setup: TabSetup | undefined;
  onThemeChange(told: (theme: string) => void): void;
  /** An access token for our API. */
  readonly getToken: (isFresh: boolean) => Promise<string>;
  /**
   * Copies a link to this place, which Teams shows as a card where it is pasted. False where the client copies nothing: then it shows a
   * link of its own, which opens the same.
   */
  share(subPage: string, label: string): Promise<boolean>;
  openLink(url: string): Promise<void>;
  /** Opens a page of ours in a window of Teams. Rejects where the person closes it before its end. */
  signIn(url: string): Promise<void>;
}

const windowSize = { width: 520, height: 680 };

/** A client answers within a second or so, or later where the machine is busy; what frames us and is no Teams never does. */
const patienceMs = 30_000;

/** Undefined where the page is not opened in Teams. `origins` are further hosts to be taken for Teams, as the sandbox is. */
export async function connectToTeams(origins: string[]): Promise<Teams | undefined> {
  if (window.parent === window) return undefined;
  const connected = app.initialize(origins).then(
    () => true,
    () => false,
  );
  const tooLate = new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs));
  if (!(await Promise.race([connected, tooLate]))) return undefined;
  const { app: client, page } = await app.getContext();
  app.notifyAppLoaded();
  void app.notifySuccess();
  return {
    locale: client.locale,
    theme: client.theme,
    subPage: page.subPageId || undefined,
    setup: page.frameContext === FrameContexts.settings ? openSetup() : undefined,
    onThemeChange: (told) => app.registerOnThemeChangeHandler(told),
    getToken: keepToken(() => authentication.getAuthToken()),
    share: async (subPageId, subPageLabel) => {
      const subPageWebUrl = urlOf(subPageId);
      const isCopied = await copy(subPageWebUrl);
      if (!isCopied) pages.shareDeepLink({ subPageId, subPageLabel, subPageWebUrl });
      return isCopied;
    },
    openLink: (url) => app.openLink(url),
    signIn: async (url) => {
      if (url.startsWith('https:')) await authentication.authenticate({ url, ...windowSize });
      else await openWindow(url);
    },
  };
}

/** As the browser has it: what teams-js has of its own is not supported yet. A client may forbid it to the pages in its frames. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const keptForMs = 60_000;

/**
 * Teams keeps the token, and gets another before it expires; but each call of it goes through two frames, while somebody waits for the
 * rows of a search. So it is asked once a minute, and again when a token was refused.
 */
function keepToken(ask: () => Promise<string>): Teams['getToken'] {
  let kept: Promise<string> | undefined;
  let askedAt = 0;
  return (isFresh) => {
    if (!kept || isFresh || performance.now() - askedAt > keptForMs) {
      askedAt = performance.now();
      const asked = ask();
      kept = asked;
      asked.catch(() => (kept = undefined));
    }
    return kept;
  };
}

function openSetup(): TabSetup {
  let chosen: ChosenTab | undefined;
  pages.config.registerOnSaveHandler((event) => {
    const contentUrl = urlOf(chosen?.search ?? '');
    const entityId = `desk-${crypto.randomUUID()}`;
    const suggestedDisplayName = chosen?.name ?? '';
    pages.config.setConfig({ entityId, contentUrl, websiteUrl: contentUrl, suggestedDisplayName }).then(
      () => event.notifySuccess(),
      () => event.notifyFailure(),
    );
  });
  return {
    offer(offered) {
      chosen = offered;
      pages.config.setValidityState(true);
    },
  };
}

/** Where a client that knows no tabs goes, and what Teams loads for a tab of a channel. */
function urlOf(search: string): string {
  return new URL(`?${search}`, location.href).href;
}

const lookEveryMs = 300;

/** In place of Teams' own window on the sandbox: teams-js opens nothing without https. Closes it at its end, as Teams does. */
function openWindow(url: string): Promise<void> {
  const opened = window.open(url, 'sign-in', `popup,width=${windowSize.width},height=${windowSize.height}`);
  return new Promise((resolve) => {
    const looking = setInterval(() => {
      if (opened && !opened.closed && !isSignedIn(opened)) return;
      clearInterval(looking);
      opened?.close();
      resolve();
    }, lookEveryMs);
  });
}

/** While the window is at Microsoft's, its page is hidden from ours. */
function isSignedIn(opened: Window): boolean {
  try {
    return opened.document.getElementById('signed-in') !== null;
  } catch {
    return false;
  }
}
