import { createHmac, randomBytes } from 'node:crypto';
import { type JsonObject, canonicalJson } from './canonical-json.ts';

/** As many bits as the hash: nobody finds the words again by trying all names there are. */
const saltBytes = 32;

export function newSalt(): string {
  return randomBytes(saltBytes).toString('hex');
}

/**
 * HMAC-SHA-256 of the values that are there, by their names, as canonical JSON (RFC 8785). Who has values and salt can check them
 * against it; once both are erased, it says nothing of anybody.
 */
export function commitmentTo(values: JsonObject, salt: string): string {
  const present = Object.entries(values).filter(([, value]) => value !== null);
  return createHmac('sha256', Buffer.from(salt, 'hex'))
    .update(canonicalJson(Object.fromEntries(present)))
    .digest('hex');
}
