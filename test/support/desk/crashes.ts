import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerView } from '../worlds/ledger-view.ts';
import { until } from '../until.ts';
import type { Desk } from './desk.ts';

export const minute = 60_000;
const hour = 60 * minute;

/** How long the bot waits for Partner Center where it is killed. */
export const crashTimeoutMs = 2_000;
/** Beyond the deadline, and beyond the time for which an entry is watched after a restart: nobody expects the work any more. */
export const afterTheDeadline = { delayMs: 6 * crashTimeoutMs };
/** What Partner Center does with a call, and how long it takes over it. */
export const fates = [
  {},
  {},
  { delayMs: 150 },
  { reset: 'after' },
  { reset: 'after', delayMs: 100 },
  { reset: 'before' },
  afterTheDeadline,
];

/** The clock of all instances, which is set while they run. */
export class ClockAhead {
  readonly #folder: string;
  #aheadMs = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<ClockAhead> {
    return new ClockAhead(await mkdtemp(join(tmpdir(), 'crash-clock-')));
  }

  /** Of a bot that soon believes that a call is over. */
  get environment(): Readonly<Record<string, string>> {
    return {
      PARTNER_CENTER_TIMEOUT_SECONDS: String(crashTimeoutMs / 1_000),
      RECONCILE_EVERY_SECONDS: '0.2',
      SANDBOX_CLOCK_AHEAD_FILE: this.#file,
    };
  }

  async jump(byMs: number): Promise<void> {
    this.#aheadMs += byMs;
    const next = `${this.#file}.next`;
    await writeFile(next, String(this.#aheadMs));
    await rename(next, this.#file);
  }

  /** Passes both of the later looks at what was not recorded. */
  async lookTwice(ledger: LedgerView, patienceMs: number): Promise<void> {
    for (const looks of [1, 2]) {
      await this.jump(25 * hour);
      await ledger.until((rows) => rows.every((row) => row.look_again_at === null || row.looks >= looks), patienceMs);
    }
    const areTold = async () => (await ledger.corrections()).every(({ told_at }) => told_at !== null);
    await until('the telling of all corrections', areTold, patienceMs);
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'ahead');
  }
}

/** Every attestation that was posted, and when: Partner Center remembers the last calls alone. */
export class Posted {
  readonly #times = new Map<string, Set<string>>();

  async note(desk: Desk): Promise<void> {
    for (const { requestId, at } of await desk.posts())
      this.#times.set(requestId, (this.#times.get(requestId) ?? new Set()).add(at));
  }

  get requestIds(): readonly string[] {
    return [...this.#times.keys()];
  }

  /** Those that came more than once. */
  get repeated(): readonly string[] {
    return this.requestIds.filter((id) => (this.#times.get(id)?.size ?? 0) > 1);
  }
}

/** A line of JSON in the file that CRASH_FIGURES names. */
export async function writeFigures(figures: object): Promise<void> {
  const file = process.env['CRASH_FIGURES'];
  if (file !== undefined) await writeFile(file, `${JSON.stringify(figures)}\n`, { flag: 'a' });
}
