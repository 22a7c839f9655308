import type { z } from 'zod';
import type { RefreshTokenPlace } from '../../services/partner-center/sign-in/refresh-tokens.ts';
import {
  type Environment,
  type ProductionSettings,
  checkSettings,
  productionSettings,
  readSpeltSettings,
} from '../settings/config.ts';
import { AzureKeyVaults, type KeyVaults } from './key-vault.ts';
import { type ResolvedSettings, resolveSettings } from './resolve-settings.ts';
import { readSecret, writeSecret } from './secret-place.ts';

export interface LoadedSettings<Settings = ProductionSettings> extends Pick<ResolvedSettings, 'places'> {
  readonly settings: Settings;
  readonly vaults: KeyVaults;
}

/** The settings of the environment, with those that are kept in files and in Azure Key Vault. Throws `ConfigError`. */
export function loadSettings(environment: Environment, vaults?: KeyVaults): Promise<LoadedSettings> {
  return loadSome(productionSettings, environment, vaults);
}

/** The same of some settings, for a command that needs no others. */
export async function loadSome<Settings>(
  schema: z.ZodType<Settings> & { readonly shape: object },
  environment: Environment,
  vaults: KeyVaults = new AzureKeyVaults(),
): Promise<LoadedSettings<Settings>> {
  const { places, ...resolved } = await resolveSettings(environment, { names: Object.keys(schema.shape), vaults });
  return { settings: readSpeltSettings(schema, resolved.environment, resolved.unreadable), places, vaults };
}

/** What is wrong with the settings, and those that can be used all the same. */
export async function lookAtSettings(environment: Environment, vaults: KeyVaults = new AzureKeyVaults()) {
  const names = Object.keys(productionSettings.shape);
  const { environment: resolved, places, unreadable } = await resolveSettings(environment, { names, vaults });
  return { ...checkSettings(resolved, unreadable), places, unreadable };
}

/** Where the refresh token can be replaced; undefined for the environment, which nobody can write to. */
export function refreshTokenPlace({
  places,
  vaults,
}: Pick<LoadedSettings, 'places' | 'vaults'>): RefreshTokenPlace | undefined {
  const place = places.get('PARTNER_REFRESH_TOKEN');
  // What is added to a secret of Key Vault is another version.
  if (!place || (place.kind === 'key-vault' && place.secret.version !== undefined)) return undefined;
  return { read: () => readSecret(place, vaults), write: (token) => writeSecret(place, token, vaults) };
}
