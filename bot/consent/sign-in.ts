import type { EntraAccess, EntraRegistration } from '../../services/partner-center/sign-in/entra-application.ts';
import { beginBrowserSignIn, signInByDeviceCode } from '../../services/partner-center/sign-in/first-sign-in.ts';
import { Landing } from './landing.ts';
import type { Terminal } from './terminal.ts';

export interface SignIn {
  readonly registration: EntraRegistration;
  readonly entra: EntraAccess;
  readonly terminal: Terminal;
}

/** Signs somebody in with a browser, on this machine or another, and resolves to the refresh token. */
export async function throughBrowser({ registration, entra, terminal }: SignIn): Promise<string> {
  const landing = await Landing.open();
  try {
    const { url, redeem } = await beginBrowserSignIn(registration, entra, landing.redirectUri);
    terminal.say(`Open this address in a private window of a browser, and sign in as the service account:\n`);
    terminal.say(`${url}\n`);
    terminal.say('If the browser ends on a page that cannot be reached, because it is on another machine,');
    terminal.say('paste the address of that page here and press Enter.\n');
    return await redeem(await Promise.race([landing.arrived, pastedAddress(landing, terminal)]));
  } finally {
    landing.close();
  }
}

/** The same where only a code can be carried to a browser. */
export function throughDeviceCode({ registration, entra, terminal }: SignIn): Promise<string> {
  return signInByDeviceCode(registration, entra, ({ verificationUri, userCode }) => {
    terminal.say(`Open ${verificationUri} in a browser, enter ${userCode},`);
    terminal.say('and sign in as the service account.\n');
  });
}

async function pastedAddress(landing: Landing, terminal: Terminal): Promise<URLSearchParams> {
  for (;;) {
    const answer = landing.parse(await terminal.nextLine());
    if (answer) return answer;
    terminal.say(`That is not the address. It begins with ${landing.redirectUri}`);
  }
}
