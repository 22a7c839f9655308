import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { isRefusal } from './refusal.ts';
import { type SigningKeys, botFrameworkMetadataUrl } from './signing-keys.ts';

/** What botframework-connector 4.23 asks of its own source of keys. */
interface SdkKeys {
  getKey(keyId: string): Promise<{ key: string; endorsements: readonly string[] } | null>;
}

/**
 * Makes the SDK, which verifies each token once more, take the door's keys, wherever these are from. Its own fetch has no time limit, is made once for
 * each token that waits, and from the 25th hour on refuses everybody while Microsoft's page is away. The archived SDK's own field
 * is the only way in; should it ever be gone, the start fails.
 */
export function shareKeysWithSdk(keys: SigningKeys): void {
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as { openIdMetadataCache?: Map<string, SdkKeys> };
  if (!(openIdMetadataCache instanceof Map)) throw new Error('the Bot Framework keeps its keys elsewhere');
  openIdMetadataCache.set(botFrameworkMetadataUrl, {
    async getKey(keyId) {
      const key = await keys.find(keyId);
      if (isRefusal(key)) return null;
      return { key: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(), endorsements: key.endorsements };
    },
  });
}
