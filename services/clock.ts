import { setTimeout as delay } from 'node:timers/promises';

/** The time as the product sees it; the sandbox runs it faster, tests set it. */
export interface Clock {
  now(): Date;
}

/** The machine's own. Tokens live by it, whatever time it is for the product: MSAL and the SDK measure so. */
export const machineClock: Clock = { now: () => new Date() };

/** A clock may run faster than real time, so it is looked at again and again. */
const longestNapMs = 50;

/** Resolves when `clock` shows `instant`: true; or when `stopping` is aborted before: false. */
export async function waitUntil(instant: Date, clock: Clock, stopping: AbortSignal): Promise<boolean> {
  for (;;) {
    const leftMs = instant.getTime() - clock.now().getTime();
    if (leftMs <= 0) return true;
    if (stopping.aborted) return false;
    await delay(Math.min(leftMs, longestNapMs), undefined, { signal: stopping }).catch(() => undefined);
  }
}
