import type { Environment, UnreadableSetting } from '../settings/config.ts';
import { fileSetting } from '../settings/misspelt-settings.ts';
import { type KeyVaults, parseVaultSecret } from './key-vault.ts';
import { SecretError } from './kept-secret.ts';
import { type SecretPlace, readSecret } from './secret-place.ts';

const ofVault = 'keyvault:';
/** App Service puts the secret in its place, or leaves this text where it could not. */
const ofAppService = '@Microsoft.KeyVault(';

export interface ResolvedSettings {
  /** As given, with each secret in the place of its reference. */
  readonly environment: Environment;
  readonly places: ReadonlyMap<string, SecretPlace>;
  readonly unreadable: readonly UnreadableSetting[];
}

/**
 * Fetches the settings that are kept elsewhere: `NAME_FILE` names a file, `NAME=keyvault:https://…` a secret in Azure Key Vault.
 * What cannot be fetched is in `unreadable`, so that all bad settings are told at once.
 */
export async function resolveSettings(
  environment: Environment,
  { names, vaults }: { readonly names: readonly string[]; readonly vaults: KeyVaults },
): Promise<ResolvedSettings> {
  const resolved: Record<string, string | undefined> = { ...environment };
  const places = new Map<string, SecretPlace>();
  const unreadable: UnreadableSetting[] = [];
  await Promise.all(
    names.map(async (name) => {
      const file = fileSetting(name);
      resolved[file] = undefined;
      const source = sourceOf(environment[name], environment[file], file);
      if (source === undefined) return;
      const found = typeof source === 'string' ? { problem: source } : await fetched(source, vaults);
      if (typeof source !== 'string') places.set(name, source);
      if ('problem' in found) unreadable.push({ name, problem: found.problem });
      // It is set, for those who ask whether another setting is needed.
      resolved[name] = 'problem' in found ? 'unreadable' : found.value;
    }),
  );
  return { environment: resolved, places, unreadable };
}

/** Undefined for a plain value or none; a sentence for what is no place. */
function sourceOf(value: string | undefined, path: string | undefined, file: string): SecretPlace | string | undefined {
  if (path) return value ? `and ${file} are both set: keep one of them` : { kind: 'file', path };
  if (value?.startsWith(ofAppService))
    return 'is a Key Vault reference that App Service could not resolve: look at its identity';
  if (!value?.startsWith(ofVault)) return undefined;
  const secret = parseVaultSecret(value.slice(ofVault.length));
  return secret
    ? { kind: 'key-vault', secret }
    : 'must be keyvault: and the identifier of a secret, https://<vault>.vault.azure.net/secrets/<name>';
}

async function fetched(place: SecretPlace, vaults: KeyVaults): Promise<{ value: string } | { problem: string }> {
  try {
    return await readSecret(place, vaults);
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    return { problem: `cannot be read: ${error.message}` };
  }
}
