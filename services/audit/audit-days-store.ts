import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { CalendarDay } from '../calendar-day.ts';

/** Of which days Partner Center's audit records were put beside our entries. */
export class AuditDaysStore {
  readonly #query: Database['query'];

  constructor({ query }: Pick<Database, 'query'>) {
    this.#query = query;
  }

  async listSince(day: CalendarDay): Promise<ReadonlySet<CalendarDay>> {
    const rows = await this.#query.selectFrom('audit_days').select('day').where('day', '>=', day).execute();
    return new Set(rows.map((row) => row.day));
  }

  async note(day: CalendarDay, now: Date): Promise<void> {
    await this.#query
      .insertInto('audit_days')
      .values({ day, compared_at: toInstantText(now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
