import type { Clock } from '../../clock.ts';

/** A time in which claimed work is one instance's alone. */
export interface Lease {
  readonly now: Date;
  readonly until: Date;
}

export function leaseFrom(clock: Clock, leaseMs: number): Lease {
  const now = clock.now();
  return { now, until: new Date(now.getTime() + leaseMs) };
}
