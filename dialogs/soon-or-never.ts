import { within } from '../services/in-time.ts';

/** Well within the time that a turn has. */
const soonMs = 1_000;

/** For what a card is better with, and does not wait for: undefined where it fails or takes long. */
export async function soonOrNever<Result>(work: Promise<Result>, withinMs = soonMs): Promise<Result | undefined> {
  try {
    return await within(work, withinMs);
  } catch {
    return undefined;
  }
}
