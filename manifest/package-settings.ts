import { z } from 'zod';
import { type Environment, productionSettings, readSpeltSettings } from '../bot/config.ts';
import { publicSettings } from '../bot/public-settings.ts';
import { AzureKeyVaults } from '../bot/secrets/key-vault.ts';
import { resolveSettings } from '../bot/secrets/resolve-settings.ts';

const { MicrosoftAppId, PARTNER_CLIENT_ID } = productionSettings.shape;

/** Those of the bot's settings that the app package needs. No secret is among them. */
const packageSettings = z.object({ ...publicSettings, MicrosoftAppId, PARTNER_CLIENT_ID });

export type PackageSettings = z.infer<typeof packageSettings>;

/** Read as the bot reads them. Throws `ConfigError` with every bad setting. */
export async function readPackageSettings(environment: Environment): Promise<PackageSettings> {
  const names = Object.keys(packageSettings.shape);
  const resolved = await resolveSettings(environment, { names, vaults: new AzureKeyVaults() });
  return readSpeltSettings(packageSettings, resolved.environment, resolved.unreadable);
}
