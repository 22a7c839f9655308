/** Enough for what another process writes at a time; a turn that waited longer would be answered to nobody. */
const usualMs = 4_000;
/** Another version may be migrating a large database. */
const startMs = 60_000;

/**
 * How long statements wait while another process holds the file. They wait for the same lock, one behind the other, so the
 * time is theirs together: once it is over, each that follows tries once and fails, until one succeeds.
 */
export class LockPatience {
  #waitMs = startMs;
  #lockedSince: number | undefined;

  /** The start is over. */
  becomeUsual(): void {
    this.#waitMs = usualMs;
  }

  noteSuccess(): void {
    this.#lockedSince = undefined;
  }

  /** Whether there is time for another try. */
  noteLocked(): boolean {
    const now = performance.now();
    this.#lockedSince ??= now;
    return now - this.#lockedSince < this.#waitMs;
  }
}
