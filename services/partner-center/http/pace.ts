/** Holds calls to Partner Center back, so that what nobody waits for leaves room for what agents ask. */
export interface Pace {
  /** Resolves when one call may be made, with whether it is still wanted. */
  takeTurn(): Promise<boolean>;
  /** Partner Center asked for fewer calls, and for how long if it said so. */
  slowDown(retryAfterMs: number | undefined): Promise<void>;
}
