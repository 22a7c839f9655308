import { expressionBuilder, sql } from 'kysely';
import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely';
import type { Database } from './database.ts';
import { toInstantText } from './instant-text.ts';
import type { Tables } from './tables.ts';

export type ClaimableTable = {
  [Table in keyof Tables]: Tables[Table] extends { claimed_until: unknown } ? Table : never;
}[keyof Tables];

export interface Claim<Table extends ClaimableTable> {
  readonly table: Table;
  readonly key: keyof Tables[Table] & string;
  /** Which rows want attention, claimed by somebody or not. */
  readonly due: (row: ExpressionBuilder<Tables, Table>) => Expression<SqlBool>;
  /** The smallest first. */
  readonly orderBy: keyof Tables[Table] & string;
  readonly limit: number;
  readonly now: Date;
  readonly until: Date;
  /** Whose claim lasts longer than any can: a clock that ran ahead made it, and it counts for nothing. */
  readonly stale?: (row: ExpressionBuilder<Tables, Table>) => Expression<SqlBool>;
}

/**
 * Takes up to `limit` due rows for this instance alone and returns them, in no order. A claim ends at `until`, or when
 * its holder sets `claimed_until` to null; so what an instance held when it died is taken up by another.
 */
export async function claimRows<Table extends ClaimableTable>(
  database: Database,
  claim: Claim<Table>,
): Promise<Selectable<Tables[Table]>[]> {
  const key = sql.ref(claim.key);
  const skipLocked = database.engine === 'postgres' ? sql`for update skip locked` : sql``;
  const stale = claim.stale ? sql`or (${claim.stale(expressionBuilder<Tables, Table>())})` : sql``;
  // Materialized: PostgreSQL may otherwise run the subquery again for every row, and lock more than the limit.
  const claimed = await sql<Selectable<Tables[Table]>>`
    with picked as materialized (
      select ${key} from ${sql.table(claim.table)}
      where (claimed_until is null or claimed_until <= ${toInstantText(claim.now)} ${stale})
        and (${claim.due(expressionBuilder<Tables, Table>())})
      order by ${sql.ref(claim.orderBy)}
      limit ${claim.limit}
      ${skipLocked}
    )
    update ${sql.table(claim.table)} set claimed_until = ${toInstantText(claim.until)}
    where ${key} in (select ${key} from picked)
    returning *`.execute(database.query);
  return claimed.rows;
}
