import { type CalendarDay, addDays, dayAt } from '../calendar-day.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import { hourMs } from '../duration.ts';
import type { EvidenceWriter, Told } from '../evidence/told.ts';
import type { AttestationId, CustomerId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { AgreementAuditRecord } from '../partner-center/wire/audit-records.ts';
import type { AuditDaysStore } from './audit-days-store.ts';

/** Partner Center keeps 90 days. The first are gone while one asks for them. */
const oldestDays = 88;
/** By then the records of a day are there, and its last entries settled. */
const settledAfterDays = 2;
/** Between the call of an entry and its record. */
const apartMs = hourMs;
/** A first start has months to read, and others wait. */
const daysAtOnce = 10;

interface ComparisonOptions {
  readonly database: Database;
  readonly days: AuditDaysStore;
  readonly partnerCenter: Pick<PartnerCenterClient, 'listAgreementAuditRecords'>;
  readonly evidence: EvidenceWriter;
  readonly clock: Clock;
  readonly log: Log;
}

/** One of ours that Partner Center said it has recorded. */
interface OurEntry {
  readonly attestationId: AttestationId;
  readonly customerId: CustomerId;
  readonly at: Date;
}

/**
 * Puts Partner Center's audit records of agreements beside our own entries, a day at a time, before they are gone. Which is not ours was
 * confirmed elsewhere; which is ours and not there raises an alarm.
 */
export class AuditComparison {
  readonly #options: ComparisonOptions;

  constructor(options: ComparisonOptions) {
    this.#options = options;
  }

  /**
   * The days that are over and were not compared yet. At two instances at once each fact is still entered once. A day that fails does
   * not keep the others, and comes again; what failed first is thrown at the end.
   */
  async run(stopping: AbortSignal): Promise<void> {
    const { days, clock } = this.#options;
    const today = dayAt(clock.now(), 'UTC');
    const oldest = addDays(today, -oldestDays);
    const done = await days.listSince(oldest);
    const due: CalendarDay[] = [];
    for (let day = oldest; day <= addDays(today, -settledAfterDays); day = addDays(day, 1))
      if (!done.has(day)) due.push(day);
    const failures: unknown[] = [];
    for (const day of due.slice(0, daysAtOnce)) {
      if (stopping.aborted) return;
      await this.#compare(day).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  async #compare(day: CalendarDay): Promise<void> {
    const { partnerCenter, database, evidence, days, clock } = this.#options;
    const around = { from: addDays(day, -1), until: addDays(day, 1) };
    const records = await partnerCenter.listAgreementAuditRecords('service-account', around);
    const entries = await this.#listOurs(around);
    const at = toInstantText(clock.now());
    const same = paired(entries, records);
    const elsewhere = records.filter((record) => isOn(record.at, day) && !same.has(record));
    const missing = entries.filter((entry) => isOn(entry.at, day) && !same.has(entry));
    const told = [
      ...elsewhere.map((record) => toldElsewhere(record, at)),
      ...missing.map((one) => toldMissing(one, at)),
    ];
    if (told.length > 0)
      await database.query.transaction().execute((transaction) => evidence.append(transaction, told));
    for (const { attestationId, customerId } of missing)
      this.#options.log.error({ attestationId, customerId, day }, 'attestation missing in audit records');
    await days.note(day, clock.now());
  }

  /** Those that Partner Center said it recorded, or was found to have recorded later. */
  async #listOurs({ from, until }: { readonly from: CalendarDay; readonly until: CalendarDay }) {
    const rows = await this.#options.database.query
      .selectFrom('attestations')
      .leftJoin('attestation_corrections', 'attestation_corrections.attestation_id', 'attestations.attestation_id')
      .select(['attestations.attestation_id', 'customer_id', 'intended_at'])
      .where('intended_at', '>=', toInstantText(new Date(`${from}T00:00:00Z`)))
      .where('intended_at', '<', toInstantText(new Date(`${addDays(until, 1)}T00:00:00Z`)))
      .where((row) =>
        row.or([
          row('attestations.state', '=', 'recorded'),
          row('attestation_corrections.attestation_id', 'is not', null),
        ]),
      )
      .execute();
    return rows.map((row): OurEntry => ({
      attestationId: row.attestation_id,
      customerId: row.customer_id,
      at: new Date(row.intended_at),
    }));
  }
}

function isOn(at: Date, day: CalendarDay): boolean {
  return dayAt(at, 'UTC') === day;
}

/** Entries and records that tell of the same call, the closest in time first: each tells of one alone. */
function paired(entries: readonly OurEntry[], records: readonly AgreementAuditRecord[]): ReadonlySet<object> {
  const recordsOf = Map.groupBy(records, ({ customerId }) => customerId);
  const pairs = entries.flatMap((entry) =>
    (recordsOf.get(entry.customerId) ?? [])
      .map((record) => ({ entry, record, apart: Math.abs(entry.at.getTime() - record.at.getTime()) }))
      .filter(({ apart }) => apart <= apartMs),
  );
  const found = new Set<object>();
  for (const { entry, record } of pairs.toSorted((one, other) => one.apart - other.apart))
    if (!found.has(entry) && !found.has(record)) found.add(entry).add(record);
  return found;
}

function toldElsewhere({ recordId, customerId, acceptedOn }: AgreementAuditRecord, at: string): Told {
  const act = { kind: 'confirmed-elsewhere', at, by: 'agreement-desk' } as const;
  return { fact: { ...act, customerId, auditRecordId: recordId, acceptedOn }, onceKey: `audit-record/${recordId}` };
}

function toldMissing({ attestationId, customerId }: OurEntry, at: string): Told {
  const act = { kind: 'missing-at-partner-center', at, by: 'agreement-desk' } as const;
  return { fact: { ...act, customerId, attestationId }, onceKey: `audit-missing/${attestationId}` };
}
