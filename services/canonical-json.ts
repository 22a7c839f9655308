import canonicalize from 'canonicalize';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/**
 * The one text that RFC 8785 has for a value, so that its bytes can be hashed. Names without a value are left out. Throws for what
 * has no such text: a number that is not finite, half of a UTF-16 pair.
 */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without JSON has no canonical JSON');
  return text;
}
