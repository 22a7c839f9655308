import type { AdaptiveCardJson } from '../../../../cards/kit/card-template.ts';
import { orderReadinessCard } from '../../../../cards/orders/order-readiness-card.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { CustomerId, TemplateId } from '../../../../services/ids.ts';
import type { OrderReadiness } from '../../../../services/orders/order-readiness.ts';
import type { SampleWords } from '../card-sample-words.ts';
import { failureReasons } from '../card-sample.ts';

interface OrderSample {
  readonly name: string;
  readonly card: (language: Language) => AdaptiveCardJson;
}

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;

const may = { attest: true, invite: true, handOver: false };
const mayHandOver = { attest: false, invite: false, handOver: true };
const mayNothing = { attest: false, invite: false, handOver: false };

/** The cards about orders in each of their states. */
export function orderSamples(words: SampleWords): readonly OrderSample[] {
  const { companyName, domain, firstName, lastName, email, phoneNumber } = words;
  const customer = { customerId, companyName, domain };
  const attestedOn = (day: string) => ({
    contact: { firstName, lastName, email, phoneNumber },
    acceptedOn: day as CalendarDay,
    acceptedAt: new Date(`${day}T00:00:00Z`),
    templateId: '117a77b0-9360-443b-8795-c6dedc750cf9' as TemplateId,
  });
  const old = {
    kind: 'renewal-due',
    attestation: attestedOn('2022-06-15'),
    cutoff: '2023-04-01' as CalendarDay,
  } as const;
  const sample = (name: string, readiness: OrderReadiness, offers = may): OrderSample => ({
    name: `orderReadinessCard: ${name}`,
    card: (language) =>
      orderReadinessCard({
        language,
        timeZone: 'Europe/Stockholm',
        customer,
        readiness,
        readAt: new Date('2026-03-09T13:05:00Z'),
        offers,
      }),
  });
  return [
    sample('direct', { kind: 'ready', acceptance: { kind: 'direct' } }),
    sample('attested', { kind: 'ready', acceptance: { kind: 'attested', attestation: attestedOn('2026-01-31') } }),
    sample('no acceptance', { kind: 'not-ready', reason: 'no-acceptance' }),
    sample('no acceptance, may hand over', { kind: 'not-ready', reason: 'no-acceptance' }, mayHandOver),
    sample('no acceptance, may nothing', { kind: 'not-ready', reason: 'no-acceptance' }, mayNothing),
    sample('renewal due', { kind: 'not-ready', reason: 'renewal-due', acceptance: old }),
    sample('not a customer', { kind: 'not-ready', reason: 'not-a-customer' }),
    ...failureReasons.map((reason) => sample(`unknown, ${reason}`, { kind: 'unknown', reason })),
  ];
}
