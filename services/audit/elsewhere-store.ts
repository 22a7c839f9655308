import { sql } from 'kysely';
import { z } from 'zod';
import { type CalendarDay, parseCalendarDay } from '../calendar-day.ts';
import type { Database } from '../database/database.ts';
import { type InstantText, toInstantText } from '../database/instant-text.ts';
import type { CustomerId } from '../ids.ts';

/** What Partner Center's audit records have, and we have not. */
export interface ConfirmedElsewhere {
  readonly customerId: CustomerId;
  /** Undefined for a customer that the directory does not know. */
  readonly companyName: string | undefined;
  readonly acceptedOn: CalendarDay | undefined;
  readonly auditRecordId: string;
  /** When the records of its day were compared. */
  readonly foundAt: Date;
}

interface Range {
  readonly from: Date;
  readonly until: Date;
}

const aPage = 200;
const found = z.object({ auditRecordId: z.string(), acceptedOn: z.string().optional() });

/** What was found to be confirmed elsewhere, in the order in which it was found. */
export class ElsewhereStore {
  readonly #query: Database['query'];

  constructor({ query }: Pick<Database, 'query'>) {
    this.#query = query;
  }

  async count(range: Range): Promise<number> {
    const { count } = await this.#rowsIn(range)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async *list(range: Range): AsyncGenerator<ConfirmedElsewhere> {
    for (let after = { at: '' as InstantText, position: -1 }; ;) {
      const rows = await this.#pageAfter(range, after);
      yield* rows.flatMap((row) => foundIn(row) ?? []);
      const last = rows.at(-1);
      if (!last || rows.length < aPage) return;
      after = last;
    }
  }

  #pageAfter(range: Range, { at, position }: { readonly at: InstantText; readonly position: number }) {
    return this.#rowsIn(range)
      .leftJoin('customers', 'customers.customer_id', 'evidence_entries.customer_id')
      .select(['position', 'entry', 'at', 'evidence_entries.customer_id', 'company_name'])
      .where((row) => row.or([row('at', '>', at), row.and([row('at', '=', at), row('position', '>', position)])]))
      .orderBy('at')
      .orderBy('position')
      .limit(aPage)
      .execute();
  }

  #rowsIn({ from, until }: Range) {
    return this.#query
      .selectFrom('evidence_entries')
      .where('kind', '=', sql.lit('confirmed-elsewhere'))
      .where('at', '>=', toInstantText(from))
      .where('at', '<', toInstantText(until));
  }
}

interface FoundRow {
  readonly entry: string;
  readonly at: InstantText;
  readonly customer_id: CustomerId | null;
  readonly company_name: string | null;
}

/** Undefined for what somebody has damaged. */
function foundIn({ entry, at, customer_id, company_name }: FoundRow): ConfirmedElsewhere | undefined {
  try {
    const { auditRecordId, acceptedOn } = found.parse(JSON.parse(entry));
    if (customer_id === null) return undefined;
    return {
      ...{ customerId: customer_id, companyName: company_name ?? undefined, auditRecordId },
      acceptedOn: acceptedOn === undefined ? undefined : parseCalendarDay(acceptedOn),
      foundAt: new Date(at),
    };
  } catch {
    return undefined;
  }
}
