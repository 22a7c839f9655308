import type { Delivery } from '../microsoft/delivery-record.ts';
import { dayMs } from '../world/year.ts';

/** Less than the shortest interval of the policy, which is seven days from one message to the next. */
const tooSoonMs = 6.9 * dayMs;

/** A message that says again what its reader was told before, sooner than it should. */
export interface Repeat {
  readonly again: Delivery;
  readonly before: Delivery;
  readonly customer: number;
}

/** One for each message that repeats something, with the newest that it repeats. */
export function repeatsAmong(deliveries: readonly Delivery[]): readonly Repeat[] {
  const told = new Map<string, Delivery>();
  const repeats = new Map<Delivery, Repeat>();
  for (const again of deliveries) {
    for (const customer of again.customers) {
      const key = `${String(customer)} ${String(again.agent.number)}`;
      const before = told.get(key);
      told.set(key, again);
      if (!before || again.at - before.at >= tooSoonMs) continue;
      // What nothing explains counts before what something does.
      if (repeats.get(again)?.before.unheard !== undefined || !repeats.has(again))
        repeats.set(again, { again, before, customer });
    }
  }
  return [...repeats.values()];
}

export function causeOf({ before }: Repeat): 'lost-answer' | 'crash' | 'nothing' {
  return before.unheard ?? 'nothing';
}
