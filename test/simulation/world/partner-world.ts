import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { SeededRandom } from '../../support/seeded-random.ts';
import {
  type CustomerTimeline,
  type Standing,
  customerTimeline,
  secondCutoffAt,
  standingAt,
} from './customer-timeline.ts';
import { firstCutoff, secondCutoff } from './year.ts';

/** The truth about all customers, at the instant that the simulation has got to. It stands still during a tick. */
export class PartnerWorld {
  readonly customers: readonly CustomerTimeline[];
  now = 0;

  constructor(count: number, random: SeededRandom) {
    this.customers = Array.from({ length: count }, (_, number) => customerTimeline(number, random));
  }

  /** The partner's setting at the time. */
  get cutoff(): CalendarDay {
    return this.now < secondCutoffAt ? firstCutoff : secondCutoff;
  }

  customer(number: number): CustomerTimeline {
    const customer = this.customers[number];
    if (!customer) throw new Error(`there is no customer ${String(number)}`);
    return customer;
  }

  standingOf(number: number): Standing {
    return standingAt(this.customer(number), this.now, this.cutoff);
  }

  isUnconfirmed(number: number): boolean {
    const standing = this.standingOf(number);
    return standing === 'none' || standing === 'renewal-due';
  }
}
