/** A wait with a tenth more or less, so that what came together does not stay together for ever. `random` is 0 to 1. */
export function spread(waitMs: number, random: number): number {
  return Math.round(waitMs * (0.9 + random / 5));
}
