import { createHmac, randomBytes } from 'node:crypto';

/** As many bits as the hash: nobody finds the words again by trying all names there are. */
const saltBytes = 32;

export function newSalt(): string {
  return randomBytes(saltBytes).toString('hex');
}

/**
 * HMAC-SHA-256 of the values that are there, by their names. Who has values and salt can check them against it; once both are
 * erased, it says nothing of anybody.
 */
export function commitmentTo(values: Readonly<Record<string, string | null>>, salt: string): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(canonicalJson(values)).digest('hex');
}

/** As RFC 8785 writes an object of texts: names in the order of their UTF-16 code units, no blanks. */
function canonicalJson(values: Readonly<Record<string, string | null>>): string {
  const present = Object.entries(values).filter(([, value]) => value !== null);
  return JSON.stringify(Object.fromEntries(present.sort(([one], [other]) => (one < other ? -1 : 1))));
}
