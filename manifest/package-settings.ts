import { z } from 'zod';
import { type Environment, productionSettings } from '../bot/settings/config.ts';
import { publicSettings } from '../bot/settings/public-settings.ts';
import { loadSome } from '../bot/secrets/load-settings.ts';

const { MicrosoftAppId, PARTNER_CLIENT_ID } = productionSettings.shape;

/** Those of the bot's settings that the app package needs. No secret is among them. */
const packageSettings = z.object({ ...publicSettings, MicrosoftAppId, PARTNER_CLIENT_ID });

export type PackageSettings = z.infer<typeof packageSettings>;

/** Read as the bot reads them. Throws `ConfigError` with every bad setting. */
export async function readPackageSettings(environment: Environment): Promise<PackageSettings> {
  return (await loadSome(packageSettings, environment)).settings;
}
