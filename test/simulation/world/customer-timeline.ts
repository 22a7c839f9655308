import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { CustomerStatus } from '../../../services/customers/customer-status.ts';
import { isRenewalDue } from '../../../services/customers/customer-status.ts';
import type { CustomerId } from '../../../services/ids.ts';
import type { SeededRandom } from '../../support/seeded-random.ts';
import { dayMs, yearBegins, yearEnds } from './year.ts';

/** An acceptance, as Partner Center holds it from `at` on. */
export interface Acceptance {
  readonly at: number;
  readonly kind: 'direct' | 'attested';
  readonly acceptedOn: CalendarDay;
  /** Confirmed through the bot, which knows at once; all others have to be found out. */
  readonly throughBot: boolean;
}

/** What becomes of a customer during the year. Instants are milliseconds. */
export interface CustomerTimeline {
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly comesAt: number;
  readonly leavesAt: number;
  readonly acceptances: readonly Acceptance[];
}

export type Standing = Exclude<CustomerStatus, 'unknown'> | 'away';

/** `renewal` accepted before the year's first cutoff, `renewal-later` before its second one. */
type Fate = 'direct' | 'attested' | 'renewal' | 'renewal-later' | 'none';

/** The last entry is what is left. */
const fatesAtBegin: readonly (readonly [Fate, number])[] = [
  ['renewal', 0.06],
  ['renewal-later', 0.07],
  ['none', 0.04],
  ['attested', 0.23],
  ['direct', 1],
];
const fatesDuring: readonly (readonly [Fate, number])[] = [
  ['none', 0.5],
  ['attested', 0.2],
  ['direct', 1],
];
const dayOf: Readonly<Record<Fate, string>> = {
  renewal: '2022-11-08',
  'renewal-later': '2024-02-20',
  attested: '2025-09-15',
  direct: '2025-06-02',
  none: '',
};
const shareFromBegin = 0.8;
const shareThatLeaves = 0.04;
const shareThatNeverAccepts = 0.04;

export function customerTimeline(number: number, random: SeededRandom): CustomerTimeline {
  const isFromBegin = random.next() < shareFromBegin;
  const comesAt = isFromBegin ? yearBegins - dayMs : random.between(yearBegins, yearEnds - dayMs);
  const fate = fateFrom(isFromBegin ? fatesAtBegin : fatesDuring, random);
  const leavesAt = random.next() < shareThatLeaves ? random.between(comesAt + dayMs, yearEnds) : Infinity;
  const first = fate === 'none' ? [] : [acceptanceAtBegin(fate, comesAt)];
  const later = random.next() < shareThatNeverAccepts ? [] : laterAcceptance(fate, comesAt, random);
  return {
    customerId: `cccccccc-0000-4000-8000-${String(number).padStart(12, '0')}` as CustomerId,
    companyName: companyNameOf(number),
    comesAt,
    leavesAt,
    acceptances: [...first, ...later],
  };
}

export function companyNameOf(number: number): string {
  return `Woodgrove ${String(number).padStart(5, '0')}`;
}

/** The numbers of all customers whose names stand in the text. */
export function customersNamedIn(text: string): readonly number[] {
  return [...new Set([...text.matchAll(/Woodgrove (\d{5})/g)].map((match) => Number(match[1])))];
}

/** What Partner Center would tell of the customer. */
export function standingAt(customer: CustomerTimeline, now: number, cutoff: CalendarDay): Standing {
  if (now < customer.comesAt || now >= customer.leavesAt) return 'away';
  const accepted = customer.acceptances.filter(({ at }) => at <= now);
  if (accepted.some(({ kind }) => kind === 'direct')) return 'direct';
  const newest = accepted.reduce<CalendarDay | ''>((day, one) => (one.acceptedOn > day ? one.acceptedOn : day), '');
  if (newest === '') return 'none';
  return isRenewalDue(newest, cutoff) ? 'renewal-due' : 'attested';
}

function acceptanceAtBegin(fate: Exclude<Fate, 'none'>, at: number): Acceptance {
  const kind = fate === 'direct' ? 'direct' : 'attested';
  return { at, kind, acceptedOn: dayOf[fate] as CalendarDay, throughBot: false };
}

/** Some at once, most within weeks, a few after months. */
function laterAcceptance(fate: Fate, comesAt: number, random: SeededRandom): readonly Acceptance[] {
  if (fate === 'direct' || fate === 'attested') return [];
  const from = fate === 'renewal-later' ? secondCutoffAt : Math.max(comesAt, yearBegins);
  const days = 1 + 15 * -Math.log(1 - random.next());
  const at = Math.round(from + days * dayMs);
  const kind = random.next() < 0.4 ? 'direct' : 'attested';
  const acceptedOn = new Date(at - dayMs).toISOString().slice(0, 10) as CalendarDay;
  return [{ at, kind, acceptedOn, throughBot: kind === 'attested' && random.next() < 0.5 }];
}

function fateFrom(fates: readonly (readonly [Fate, number])[], random: SeededRandom): Fate {
  let rest = random.next();
  for (const [fate, share] of fates) {
    if (rest < share) return fate;
    rest -= share;
  }
  return 'direct';
}

/** When the partner puts up its renewal cutoff. */
export const secondCutoffAt = yearBegins + 180 * dayMs;
