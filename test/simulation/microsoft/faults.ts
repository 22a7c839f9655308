import type { SeededRandom } from '../../support/seeded-random.ts';

/** `cut-after` does the work, and the caller never hears of it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'cut-before' }
  | { readonly kind: 'cut-after' };

const share = 0.05;
const faults: readonly (readonly [Fault, number])[] = [
  [{ kind: 'status', status: 500 }, 0.3],
  [{ kind: 'status', status: 503 }, 0.3],
  [{ kind: 'status', status: 429, retryAfter: '1' }, 0.02],
  [{ kind: 'cut-before' }, 0.17],
  [{ kind: 'cut-after' }, 1],
];

export function drawFault(random: SeededRandom): Fault | undefined {
  if (random.next() >= share) return undefined;
  let rest = random.next();
  for (const [fault, part] of faults) {
    if (rest < part) return fault;
    rest -= part;
  }
  return undefined;
}
