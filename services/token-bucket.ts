/** A bucket of tokens, of which each act takes one. Only the instant at which it is full again has to be remembered. */
export interface BucketShape {
  /** What may be taken at once. */
  readonly size: number;
  /** A token comes back each time. */
  readonly everyMs: number;
}

/** 0 when there is a token; else in how many milliseconds there is one. */
export function waitForToken(fullAt: number, { size, everyMs }: BucketShape, now: number): number {
  return Math.max(0, fullAt - now - (size - 1) * everyMs);
}

/** When the bucket is full again after one more token was taken from it. */
export function fullAfterOneMore(fullAt: number, { everyMs }: BucketShape, now: number): number {
  return Math.max(fullAt, now) + everyMs;
}
