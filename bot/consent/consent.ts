import type { AccessTokens } from '../../services/partner-center/http/partner-center-transport.ts';
import { dayMs } from '../../services/duration.ts';
import { SignInUnfinishedError } from '../../services/partner-center/sign-in/first-sign-in.ts';
import { lifetimeMs } from '../../services/partner-center/sign-in/refresh-tokens.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { explainRefusal } from '../doctor/entra-refusals.ts';
import { isFaulty } from '../doctor/examine.ts';
import { createInstruments, timeoutMs } from '../doctor/instruments.ts';
import { textOf } from '../doctor/report.ts';
import { examineAccount } from '../doctor/service-account.ts';
import { groupSettings, roleDirectory } from '../role-directory.ts';
import { SecretError } from '../secrets/kept-secret.ts';
import { partnerRegistration, partnerSettingNames } from '../secrets/registrations.ts';
import { throughBrowser, throughDeviceCode } from './sign-in.ts';
import type { Terminal } from './terminal.ts';

export const consentSettings = [
  ...partnerSettingNames,
  ...groupSettings,
  ...(['ENTRA_URL', 'GRAPH_URL', 'PARTNER_CENTER_URL'] as const),
] as const;

export interface ConsentOptions {
  readonly settings: Pick<ProductionSettings, (typeof consentSettings)[number]>;
  /** Undefined for the environment, which cannot be written to. */
  readonly place: RefreshTokenKeeper | undefined;
  readonly byDeviceCode: boolean;
  readonly terminal: Terminal;
}

/** Throws `SecretError`. */
export interface RefreshTokenKeeper {
  /** For people: the path, or the secret's identifier. */
  readonly name: string;
  write(token: string): Promise<void>;
}

/** Takes somebody through the consent of the service account. True when its refresh token is kept, or shown where nothing keeps it. */
export async function consent(options: ConsentOptions): Promise<boolean> {
  const { terminal, settings } = options;
  for (const line of introduction(settings.PARTNER_TENANT_ID)) terminal.say(line);
  try {
    const refreshToken = await signIn(options);
    const findings = await examine(options, refreshToken);
    terminal.say(textOf({ step: 'service account', findings }));
    if (!isFaulty(findings)) return await keep(options, refreshToken);
    terminal.say('\nNothing was kept. Mend what is wrong, and run this again.');
  } catch (error) {
    terminal.say(`\nNothing was kept: ${sentenceOf(error)}`);
  }
  return false;
}

function introduction(tenantId: string): readonly string[] {
  return [
    'Consent for the service account with which Agreement Desk speaks to Partner Center.\n',
    `The account is a user of the tenant ${tenantId}, in the group AdminAgents,`,
    'no Global administrator, and has a second factor. Nobody uses it every day.\n',
  ];
}

function signIn({ settings, byDeviceCode, terminal }: ConsentOptions): Promise<string> {
  const registration = partnerRegistration(settings);
  const entra = { entraUrl: settings.ENTRA_URL, timeoutMs };
  return (byDeviceCode ? throughDeviceCode : throughBrowser)({ registration, entra, terminal });
}

/** Redeems the new token as the bot will, so that what is kept is known to work. */
async function examine({ settings }: ConsentOptions, refreshToken: string) {
  const { accessTokens, log } = createInstruments({ as: undefined, clock: { now: () => new Date() } });
  const tokens: AccessTokens = accessTokens({ ...settings, PARTNER_REFRESH_TOKEN: refreshToken });
  return examineAccount({
    accessToken: await tokens.getToken('service-account'),
    tenantId: settings.PARTNER_TENANT_ID,
    partnerCenterUrl: settings.PARTNER_CENTER_URL,
    roles: roleDirectory(settings, { timeoutMs, log }),
  });
}

async function keep({ place, terminal }: ConsentOptions, refreshToken: string): Promise<boolean> {
  const until = new Date(Date.now() + lifetimeMs).toISOString().slice(0, 10);
  if (place) {
    await place.write(refreshToken);
    terminal.say(
      `\nThe refresh token is in ${place.name}. A running bot takes it when the old one is refused; a restart takes it at once.`,
    );
    terminal.say(`While the bot can write there, it replaces the token by itself; otherwise it lasts until ${until}.`);
    return true;
  }
  terminal.say(
    `\nSet PARTNER_REFRESH_TOKEN to this, and restart the bot. It lasts until ${until} (${lifetimeMs / dayMs} days).`,
  );
  terminal.say('It is a secret: clear this terminal afterwards.\n');
  terminal.say(refreshToken);
  return true;
}

function sentenceOf(error: unknown): string {
  if (error instanceof SecretError) return error.message;
  if (error instanceof SignInUnfinishedError) return `the sign-in was not finished (${error.message}).`;
  const why = explainRefusal(error);
  if (why) return `${why.says}. To mend it: ${why.mend}.`;
  throw error;
}
