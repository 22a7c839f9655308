import { type Environment, type ProductionSettings, productionSettings, readProductionSettings } from '../config.ts';
import { AzureKeyVaults, type KeyVaults } from './key-vault.ts';
import { type ResolvedSettings, resolveSettings } from './resolve-settings.ts';

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
