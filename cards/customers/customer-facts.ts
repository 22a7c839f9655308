import type { CustomerSummary } from '../../services/customer.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { instantText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

interface ReadCustomer {
  readonly customer: CustomerSummary;
  /** When Partner Center was asked. */
  readonly readAt: Date;
  readonly timeZone: string;
}

export function customerFacts({ customer, readAt, timeZone }: ReadCustomer, wording: Wording): readonly Fact[] {
  return [
    { label: wording.text('fact.domain'), value: customer.domain },
    { label: wording.text('fact.tenantId'), value: customer.customerId },
    { label: wording.text('fact.readAt'), value: instantText(readAt, wording, timeZone) },
  ];
}
