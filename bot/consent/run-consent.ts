import { parseArgs } from 'node:util';
import type { Environment, ProductionSettings } from '../settings/config.ts';
import { AzureKeyVaults, type KeyVaults } from '../secrets/key-vault.ts';
import { lookAtSettings } from '../secrets/load-settings.ts';
import { type SecretPlace, writeSecret } from '../secrets/secret-place.ts';
import { type RefreshTokenKeeper, consent, consentSettings } from './consent.ts';
import type { Terminal } from './terminal.ts';

const usage = `npm run consent -- [--device-code]

Signs the service account in, checks that it is fit, and puts its refresh token where PARTNER_REFRESH_TOKEN is kept.

  --device-code  carries a code to the browser. The registration has to allow public client flows for that, and no
                 Conditional Access policy may block device codes

Exit code: 0 when the token is kept, 1 when it is not, 2 for options that do not exist.
`;
const ofToken = 'PARTNER_REFRESH_TOKEN';

/** Resolves to the exit code. */
export async function runConsent(
  args: readonly string[],
  environment: Environment,
  { terminal, vaults = new AzureKeyVaults() }: { readonly terminal: Terminal; readonly vaults?: KeyVaults },
): Promise<number> {
  const byDeviceCode = isByDeviceCode(args);
  if (byDeviceCode === undefined) {
    terminal.say(usage);
    return 2;
  }
  const { settings, ...found } = await lookAtSettings(environment, vaults);
  const obstacles = obstaclesIn(found, terminal);
  for (const line of obstacles) terminal.say(line);
  if (obstacles.length > 0) return 1;
  const place = keeperOf(found.places.get(ofToken), vaults);
  const isKept = await consent({ settings: settings as ProductionSettings, place, byDeviceCode, terminal });
  return isKept ? 0 : 1;
}

function isByDeviceCode(args: readonly string[]): boolean | undefined {
  try {
    const options = { 'device-code': { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options }).values['device-code'];
  } catch {
    return undefined;
  }
}

type SettingsFound = Awaited<ReturnType<typeof lookAtSettings>>;

/** What would make the sign-in vain. That no token is there yet is none. */
function obstaclesIn({ places, unreadable, bad }: Omit<SettingsFound, 'settings'>, terminal: Terminal) {
  const missing = consentSettings.filter((name) => bad.has(name));
  const misplaced = places.has(ofToken) ? undefined : unreadable.find(({ name }) => name === ofToken);
  return [
    ...(missing.length > 0 ? [`These settings are needed first: ${missing.join(', ')}. See npm run doctor.`] : []),
    ...(misplaced ? [`${ofToken} ${misplaced.problem}`] : []),
    ...(!places.has(ofToken) && !misplaced && !terminal.isPrivate ? [notHere] : []),
  ];
}

const notHere =
  'The refresh token would have to be shown, and this is no terminal. Set PARTNER_REFRESH_TOKEN_FILE, or a secret of Key Vault.';

function keeperOf(place: SecretPlace | undefined, vaults: KeyVaults): RefreshTokenKeeper | undefined {
  if (!place) return undefined;
  const name = place.kind === 'file' ? place.path : `${place.secret.vaultUrl}/secrets/${place.secret.name}`;
  return { name, write: (token) => writeSecret(place, token, vaults) };
}
