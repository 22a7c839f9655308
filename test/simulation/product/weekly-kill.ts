import type { SeededRandom } from '../../support/seeded-random.ts';

const weekMs = 7 * 24 * 60 * 60_000;

export type CallKind = 'read' | 'send' | 'update';

/** Chooses the call during which an instance dies in each week: every other time while a message is on its way. */
export class WeeklyKill {
  readonly #random: SeededRandom;
  #nextAt: number;
  #weekEnds: number;
  #armed: { readonly by: 'any' | 'send'; left: number } | undefined;

  constructor(begins: number, random: SeededRandom) {
    this.#random = random;
    this.#weekEnds = begins;
    this.#nextAt = begins;
    this.#drawNext();
  }

  /** What is due by `now`. */
  arm(now: number): void {
    if (now < this.#nextAt || this.#armed) return;
    const by = this.#random.next() < 0.5 ? 'send' : 'any';
    this.#armed = { by, left: this.#random.between(1, by === 'send' ? 3 : 30) };
    this.#drawNext();
  }

  /** Whether this is the call. */
  isDeadly(call: CallKind): boolean {
    if (!this.#armed || (this.#armed.by === 'send' && call !== 'send')) return false;
    if (--this.#armed.left > 0) return false;
    this.#armed = undefined;
    return true;
  }

  #drawNext(): void {
    this.#nextAt = this.#random.between(this.#weekEnds, this.#weekEnds + weekMs - 1);
    this.#weekEnds += weekMs;
  }
}
