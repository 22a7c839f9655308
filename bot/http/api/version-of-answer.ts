import { createHash } from 'node:crypto';

/** Enough of a hash to tell answers apart. */
const bytes = 18;

/** The same for the same answer, at every instance. */
export function versionOfAnswer(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest().subarray(0, bytes).toString('base64url');
}
