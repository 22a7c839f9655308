import type { RefreshTokenPlace } from '../../services/partner-center/sign-in/refresh-tokens.ts';
import { type Environment, type ProductionSettings, productionSettings, readProductionSettings } from '../config.ts';
import { AzureKeyVaults, type KeyVaults } from './key-vault.ts';
import { type ResolvedSettings, resolveSettings } from './resolve-settings.ts';
import { readSecret, writeSecret } from './secret-place.ts';

export interface LoadedSettings extends Pick<ResolvedSettings, 'places'> {
  readonly settings: ProductionSettings;
  readonly vaults: KeyVaults;
}

/** The settings of the environment, with those that are kept in files and in Azure Key Vault. Throws `ConfigError`. */
export async function loadSettings(
  environment: Environment,
  vaults: KeyVaults = new AzureKeyVaults(),
): Promise<LoadedSettings> {
  const names = Object.keys(productionSettings.shape);
  const resolved = await resolveSettings(environment, { names, vaults });
  return {
    settings: readProductionSettings(resolved.environment, resolved.unreadable),
    places: resolved.places,
    vaults,
  };
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
