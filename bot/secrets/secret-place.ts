import type { KeptSecret } from './kept-secret.ts';
import type { KeyVaults, VaultSecret } from './key-vault.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';

/** Where the value of a setting is kept, other than in the environment. */
export type SecretPlace =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'key-vault'; readonly secret: VaultSecret };

/** Throws `SecretError`. */
export async function readSecret(place: SecretPlace, vaults: KeyVaults): Promise<KeptSecret> {
  return place.kind === 'file' ? readSecretFile(place.path) : vaults.read(place.secret);
}

/** As `readSecret`. Puts the new value where the old one was: readers get the one or the other, and never a part. */
export async function writeSecret(place: SecretPlace, value: string, vaults: KeyVaults): Promise<void> {
  await (place.kind === 'file' ? writeSecretFile(place.path, value) : vaults.write(place.secret, value));
}
