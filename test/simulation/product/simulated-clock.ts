import type { Clock } from '../../../services/clock.ts';

const speed = 60;
const slowerAfterMs = 8 * 60_000;

/** How far a clock goes on by itself after it was set, however slow the machine is. */
export const roomMs = 10 * 60_000;

/**
 * Stands at the instant it was set to, and goes on from there fast enough that short waits end at once, but never beyond
 * `roomMs`: where nothing changes within that room, no check depends on how fast the machine is.
 */
export class SimulatedClock implements Clock {
  #setTo = 0;
  #setAt = 0;

  set(instant: Date): void {
    this.#setTo = instant.getTime();
    this.#setAt = performance.now();
  }

  now(): Date {
    const passed = performance.now() - this.#setAt;
    const fast = Math.min(passed * speed, slowerAfterMs);
    const slow = Math.min(Math.max(0, passed - slowerAfterMs / speed), roomMs - slowerAfterMs - 1);
    return new Date(Math.floor(this.#setTo + fast + slow));
  }
}
