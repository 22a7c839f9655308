/** Teams' word for a window that was closed before its end. */
const closed = 'CancelledByUser';
const looksEveryMs = 500;
/** What this Teams can do for a page of the app: let it sign somebody in. */
const runtimeConfig = { apiVersion: 4, isLegacyTeams: false, supports: {} };

interface Request {
  readonly id: number;
  readonly uuid?: { readonly uuid: string };
  readonly func: string;
  readonly args?: readonly unknown[];
}

/** Opens the app's page in a window, and speaks with teams-js in it. Resolves with the state that the bot gets. */
export function signInWindow(url: string, locale: string): Promise<string> {
  const opened = window.open(url, 'sign-in', 'popup,width=520,height=680');
  return new Promise((resolve) => {
    const end = (state: string): void => {
      window.removeEventListener('message', listen);
      clearInterval(looking);
      opened?.close();
      resolve(state);
    };
    const listen = ({ source, origin, data }: MessageEvent<Request>): void => {
      if (source !== opened || opened === null) return;
      const { id, uuid, func, args = [] } = data;
      if (func === 'initialize') {
        const answer = ['authentication', 'web', JSON.stringify(runtimeConfig), '2.58.0', locale];
        opened.postMessage({ id, uuid, args: answer }, origin);
      }
      if (func === 'authentication.authenticate.success') end(typeof args[0] === 'string' ? args[0] : '');
      if (func === 'authentication.authenticate.failure') end(closed);
    };
    window.addEventListener('message', listen);
    // A window does not tell when it is closed.
    const looking = setInterval(() => (opened?.closed ?? true) && end(closed), looksEveryMs);
  });
}
