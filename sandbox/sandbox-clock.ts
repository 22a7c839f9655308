import { readFileSync } from 'node:fs';
import type { Clock } from '../services/clock.ts';

interface ClockSettings {
  /** The time that the sandbox clock shows at `anchor`. */
  readonly start: Date;
  /** The real instant at which the clock shows `start`. All processes of a demo share it, and so agree on the time. */
  readonly anchor: Date;
  /** Sandbox seconds per real second. */
  readonly speed: number;
  /** A file with the milliseconds by which the clock is ahead. To write it is to make the clock of running processes jump. */
  readonly aheadFile?: string | undefined;
}

const realTime: Clock = { now: () => new Date() };

export function sandboxClock({ start, anchor, speed, aheadFile }: ClockSettings, real: Clock = realTime): Clock {
  const passed = () => Math.floor((real.now().getTime() - anchor.getTime()) * speed);
  return { now: () => new Date(start.getTime() + passed() + aheadMs(aheadFile)) };
}

/** 0 while there is no such file. */
function aheadMs(file: string | undefined): number {
  if (file === undefined) return 0;
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** Real time where nothing is set. Throws a sentence that names the setting. */
export function clockSettings(
  environment: Readonly<Record<string, string | undefined>>,
  real = realTime,
): ClockSettings {
  const { SANDBOX_CLOCK_ANCHOR, SANDBOX_CLOCK_SPEED, SANDBOX_CLOCK_START } = environment;
  const anchor = SANDBOX_CLOCK_ANCHOR ? new Date(Number(SANDBOX_CLOCK_ANCHOR)) : real.now();
  const start = SANDBOX_CLOCK_START ? new Date(SANDBOX_CLOCK_START) : anchor;
  const speed = Number(SANDBOX_CLOCK_SPEED ?? '1');
  if (Number.isNaN(anchor.getTime())) throw new Error('SANDBOX_CLOCK_ANCHOR must be milliseconds since 1970.');
  if (Number.isNaN(start.getTime()))
    throw new Error('SANDBOX_CLOCK_START must be a date and time, 2026-01-31T08:00:00Z.');
  if (!(speed > 0 && speed <= 1_000_000))
    throw new Error('SANDBOX_CLOCK_SPEED must be a number from above 0 to 1000000.');
  return { start, anchor, speed, aheadFile: environment['SANDBOX_CLOCK_AHEAD_FILE'] || undefined };
}
