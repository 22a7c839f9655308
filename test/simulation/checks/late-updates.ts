import type { Delivery } from '../microsoft/delivery-record.ts';
import { listEveryMs } from '../product/desk.ts';
import type { PartnerYear } from '../partner-year.ts';
import { dayMs, hourMs } from '../world/year.ts';

/** A customer that has long been unconfirmed is read once a day, and a read may fail. */
const readWithinMs = 2 * dayMs;

/** How long it took until an open card said that its customer was settled. */
export interface CardUpdate {
  readonly delivery: Delivery;
  readonly customer: number;
  readonly hours: number;
  readonly isLate: boolean;
}

/** For each card and each customer in it that was settled while there was time enough to say so. */
export function cardUpdates({ record, waiting, world, ticks, life }: PartnerYear): readonly CardUpdate[] {
  const ends = ticks.at(-1) ?? 0;
  return record.deliveries.flatMap((delivery) =>
    delivery.customers.flatMap((customer) => {
      const settledAt = waiting.settledAt.get(customer) ?? Infinity;
      const hasLeft = world.customer(customer).leavesAt <= settledAt;
      const until = settledAt + readWithinMs + (hasLeft ? listEveryMs : 0);
      const isUnheard = delivery.unheard !== undefined;
      if (isUnheard || delivery.at > settledAt || until > ends || life.wasBlocked(delivery.agent, settledAt, until))
        return [];
      const updatedAt = delivery.updates.find((at) => at >= settledAt) ?? Infinity;
      return [{ delivery, customer, hours: (updatedAt - settledAt) / hourMs, isLate: updatedAt > until }];
    }),
  );
}
