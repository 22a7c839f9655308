import { z } from 'zod';
import { type CalendarDay, parseCalendarDay } from '../../calendar-day.ts';
import type { CustomerId } from '../../ids.ts';
import { collectionOf } from './reading-lists.ts';
import { instant, optionalText } from './wire-values.ts';

/** That an agreement was created for a customer, as Partner Center's own audit records have it. */
export interface AgreementAuditRecord {
  /** Stands for the act; of a record without one, its customer and instant do. */
  readonly recordId: string;
  readonly customerId: CustomerId;
  readonly at: Date;
  /** As far as the record tells it. */
  readonly acceptedOn: CalendarDay | undefined;
}

/** The new agreement, as JSON in a text (auditing-resources). Its fields are not documented. */
const newValue = z.looseObject({ DateAgreed: z.string().optional() });

const wireAuditRecord = z
  .object({
    customerId: z.guid(),
    resourceType: optionalText,
    operationType: z.string(),
    operationDate: instant,
    operationStatus: optionalText,
    originalCorrelationId: optionalText,
    resourceNewValue: optionalText,
  })
  .transform((wire) => ({
    isCreated:
      wire.operationType.toLowerCase() === 'create_agreement' &&
      (wire.operationStatus ?? 'succeeded').toLowerCase() === 'succeeded',
    record: {
      recordId: wire.originalCorrelationId ?? `${wire.customerId.toLowerCase()}/${wire.operationDate.toISOString()}`,
      customerId: wire.customerId.toLowerCase() as CustomerId,
      at: wire.operationDate,
      acceptedOn: dayIn(wire.resourceNewValue),
    } satisfies AgreementAuditRecord,
  }));

/** Of get-a-record-of-partner-center-activity-by-user: agreements that were created, of all that was done. */
export const wireAgreementAuditRecords = collectionOf(wireAuditRecord).transform(({ items, leftOut }) => ({
  items: items.flatMap(({ isCreated, record }) => (isCreated ? [record] : [])),
  leftOut,
}));

function dayIn(json: string | undefined): CalendarDay | undefined {
  try {
    const day = newValue.parse(JSON.parse(json ?? '')).DateAgreed?.slice(0, 10);
    return day === undefined ? undefined : parseCalendarDay(day);
  } catch {
    return undefined;
  }
}
