import { readFile } from 'node:fs/promises';
import { SecretError } from './kept-secret.ts';

/** For whom a token must be that stands in for a client secret (workload-identity-federation). */
const exchange = 'api://AzureADTokenExchange';

/**
 * A token of the identity that a registration trusts. Read each time: Kubernetes replaces the file, and Azure's package keeps the
 * managed identity's token itself. Throws `SecretError`.
 */
export async function readToken(identity: string): Promise<string> {
  return identity.startsWith('/') ? readTokenFile(identity) : managedIdentityToken(identity, exchange);
}

async function readTokenFile(path: string): Promise<string> {
  try {
    const token = (await readFile(path, 'utf8')).trim();
    if (token !== '') return token;
  } catch (cause) {
    throw new SecretError(`${path} cannot be read (${String((cause as NodeJS.ErrnoException).code)})`, { cause });
  }
  throw new SecretError(`${path} is empty`);
}

/** Throws `SecretError`. */
export async function managedIdentityToken(clientId: string, resource: string): Promise<string> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  try {
    return (await new ManagedIdentityCredential({ clientId }).getToken(`${resource}/.default`)).token;
  } catch (cause) {
    throw new SecretError(`the managed identity ${clientId} gave no token: this process does not have it`, { cause });
  }
}
