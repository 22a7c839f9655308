import { randomUUID } from 'node:crypto';
import { AppOnlyTokens } from '../../services/partner-center/sign-in/app-only-tokens.ts';
import { repeatableExchange } from '../../services/partner-center/http/repeat-reads.ts';
import { AgentTokensStore } from '../../services/sign-in/agent-tokens-store.ts';
import { TokenCipher } from '../../services/sign-in/token-cipher.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { partnerRegistration, partnerSettingNames } from '../secrets/registrations.ts';
import { applicationIdUri, redirectUri } from '../settings/sign-in-settings.ts';
import { explainRefusal } from './entra-refusals.ts';
import { type Instruments, timeoutMs } from './instruments.ts';
import { readDatabase } from './read-database.ts';
import { type Finding, fault, fine, step, warning } from './step.ts';

const needs = [
  ...partnerSettingNames,
  ...(['ENTRA_URL', 'AGENT_SIGN_IN', 'TOKEN_KEYS', 'PUBLIC_URL', 'MicrosoftAppId'] as const),
  'LETTERS_FROM_AGENTS' as const,
  ...(['DATA_DIR', 'DATABASE_URL'] as const),
] as const;
type SignInSettings = Pick<ProductionSettings, (typeof needs)[number]>;

/** What the sign-in of each agent needs beside the registration itself. */
export const agentSignIn = step({
  name: 'sign-in of agents',
  needs,
  after: ['database', 'partner registration'],
  async look(settings, { log }) {
    const { AGENT_SIGN_IN, TOKEN_KEYS: keys } = settings;
    if (AGENT_SIGN_IN !== 'each' || !keys)
      return fine('nobody signs in: Partner Center names the service account for everything');
    const looks = [storedFinding(settings, keys, log), addressFinding(settings), wayBackFinding(settings)];
    return [...(await Promise.all(looks)), ...(settings.LETTERS_FROM_AGENTS ? [mailFinding] : [])];
  },
});

/** No look from here can tell: whether Graph takes an e-mail shows with an agent's own sign-in. */
const mailFinding = fine(
  'letters may go out from agents’ mailboxes; each agent is asked once for Mail.Send, unless an administrator gave it for all',
);

/** Whether the keys are those with which the sign-ins in the database were encrypted. */
async function storedFinding(
  settings: SignInSettings,
  keys: readonly [Buffer, ...Buffer[]],
  log: Instruments['log'],
): Promise<Finding> {
  const stored = (await readDatabase(settings, log, (database) => new AgentTokensStore(database).list())) ?? [];
  const cipher = new TokenCipher(keys);
  const opened = stored.filter(({ agentId, sealed }) => cipher.open(sealed, agentId) !== undefined);
  const lost = stored.length - opened.length;
  if (lost > 0)
    return fault(
      `TOKEN_KEYS opens ${opened.length} of ${stored.length} stored sign-ins`,
      `put the key from before behind the new one, with a comma; without it ${lost} agents have to sign in again`,
    );
  const old = opened.filter(({ sealed }) => !cipher.isCurrent(sealed)).length;
  const still = old > 0 ? `; the second key is still needed for ${old}` : '';
  return fine(`TOKEN_KEYS opens all stored sign-ins (${stored.length})${still}`);
}

/** Teams asks Entra for tokens by this address, and so may the app itself. */
async function addressFinding(settings: SignInSettings): Promise<Finding> {
  const resource = applicationIdUri(settings);
  const access = { resource, entraUrl: settings.ENTRA_URL, timeoutMs };
  try {
    await new AppOnlyTokens({ registration: partnerRegistration(settings), ...access }).getToken(randomUUID());
    return fine(`Entra knows the registration as ${resource}`);
  } catch (error) {
    const why = explainRefusal(error);
    if (!why) throw error;
    return fault(`${resource}: ${why.says}`, why.mend);
  }
}

/** Entra names an address that it does not know at once; to one that it knows it leads back, since nobody is signed in here. */
async function wayBackFinding(settings: SignInSettings): Promise<Finding> {
  const target = redirectUri(settings.PUBLIC_URL);
  const query = new URLSearchParams({
    ...{ client_id: settings.PARTNER_CLIENT_ID, redirect_uri: target },
    ...{ response_type: 'code', response_mode: 'query', scope: 'openid', prompt: 'none' },
    // Without it Entra first tries whether the browser's Windows would sign somebody in.
    sso_reload: 'true',
  });
  const url = `${settings.ENTRA_URL}/${settings.PARTNER_TENANT_ID}/oauth2/v2.0/authorize?${String(query)}`;
  const outcome = await repeatableExchange(url, { method: 'GET', headers: {}, body: undefined, timeoutMs });
  if (outcome.kind !== 'answer')
    return fault(`Entra cannot be reached (${outcome.kind})`, 'look at DNS, proxy and firewall');
  if (outcome.headers.location?.startsWith(target) === true) return fine(`Entra leads back to ${target}`);
  const mend = 'add it to the registration under Authentication, platform Web';
  return new TextDecoder().decode(outcome.body).includes('AADSTS50011')
    ? fault(`Entra does not know the redirect URI ${target}`, mend)
    : warning(`Entra did not say whether it knows the redirect URI ${target}`, `look whether it is there, or ${mend}`);
}
