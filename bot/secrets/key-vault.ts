import type { TokenCredential } from '@azure/identity';
import type { SecretClient } from '@azure/keyvault-secrets';
import { type KeptSecret, SecretError } from './kept-secret.ts';

/** Of Azure, Azure Government and Azure China (key-vault/general/about-keys-secrets-certificates). Our token goes there. */
const vaultHosts = /^[a-z\d-]+\.vault\.(azure\.net|usgovcloudapi\.net|azure\.cn)$/;
const secretPath = /^\/secrets\/([\dA-Za-z-]+)(?:\/([\da-f]+))?\/?$/;
/** For one attempt; the client repeats some. */
const withinMs = 10_000;

/** A secret in a vault; without a version it is the newest. */
export interface VaultSecret {
  readonly vaultUrl: string;
  readonly name: string;
  readonly version?: string;
}

export interface KeyVaults {
  /** Throws `SecretError`. */
  read(secret: VaultSecret): Promise<KeptSecret>;
  /** Adds a version. Throws `SecretError`. */
  write(secret: VaultSecret, value: string): Promise<void>;
}

/** A secret by its identifier, as Azure shows it: `https://<vault>.vault.azure.net/secrets/<name>`. */
export function parseVaultSecret(identifier: string): VaultSecret | undefined {
  const url = URL.parse(identifier);
  const [, name, version] = secretPath.exec(url?.pathname ?? '') ?? [];
  if (url?.protocol !== 'https:' || !vaultHosts.test(url.host) || url.username !== '' || name === undefined)
    return undefined;
  return { vaultUrl: url.origin, name, ...(version === undefined ? {} : { version }) };
}

/**
 * Azure Key Vault as the identity that this process has: a managed or workload identity, on an administrator's machine the
 * account of `az login`. Microsoft's packages are loaded with the first secret, so that nobody else pays for them.
 */
export class AzureKeyVaults implements KeyVaults {
  readonly #clients = new Map<string, Promise<SecretClient>>();
  readonly #credential: (() => TokenCredential) | undefined;

  constructor(options: { readonly credential?: () => TokenCredential } = {}) {
    this.#credential = options.credential;
  }

  async read({ vaultUrl, name, version }: VaultSecret): Promise<KeptSecret> {
    const { value, properties } = await this.#ask(vaultUrl, name, (client) =>
      client.getSecret(name, { ...(version === undefined ? {} : { version }), abortSignal: deadline() }),
    );
    if (!value) throw new SecretError(`${name} in ${vaultUrl} is empty`, { isMissing: true });
    return { value, since: properties.createdOn ?? new Date() };
  }

  async write({ vaultUrl, name }: VaultSecret, value: string): Promise<void> {
    await this.#ask(vaultUrl, name, (client) => client.setSecret(name, value, { abortSignal: deadline() }));
  }

  async #ask<Answer>(vaultUrl: string, name: string, call: (client: SecretClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await call(await this.#client(vaultUrl));
    } catch (cause) {
      throw explained(cause, `${name} in ${vaultUrl}`);
    }
  }

  #client(vaultUrl: string): Promise<SecretClient> {
    const known = this.#clients.get(vaultUrl) ?? this.#open(vaultUrl);
    this.#clients.set(vaultUrl, known);
    return known;
  }

  async #open(vaultUrl: string): Promise<SecretClient> {
    const [{ DefaultAzureCredential }, { SecretClient }] = await Promise.all([
      import('@azure/identity'),
      import('@azure/keyvault-secrets'),
    ]);
    return new SecretClient(vaultUrl, this.#credential?.() ?? new DefaultAzureCredential());
  }
}

const deadline = () => AbortSignal.timeout(withinMs);

/** Azure's own words may quote requests, so they stay in the cause. */
function explained(cause: unknown, what: string): SecretError {
  const { statusCode, code, name } = cause as { statusCode?: unknown; code?: unknown; name?: unknown };
  if (code === 'SecretNotFound') return new SecretError(`${what} does not exist`, { isMissing: true, cause });
  return new SecretError(`${what} ${whyRefused(statusCode, code ?? name)}`, { cause });
}

function whyRefused(status: unknown, code: unknown): string {
  if (status === 403)
    return 'is refused to this identity (403): give it the role Key Vault Secrets User, for writing Key Vault Secrets Officer';
  if (status === 401) return 'is refused (401): the vault belongs to another tenant';
  if (status === undefined && /Credential|Authentication/.test(String(code)))
    return 'cannot be asked for, because this process has no Azure identity: assign a managed identity, or run az login';
  return `cannot be read or written (${typeof status === 'number' ? status : String(code)})`;
}
