import type { Wording } from '../wording/wording.ts';

/** Where the agent is among the steps of a new customer. */
export function stepText(step: 1 | 2 | 3 | 4, wording: Wording): string {
  return wording.filled('new.step', { step: String(step) });
}
