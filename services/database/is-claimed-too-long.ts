import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { longestRetryPauseMs } from '../retry-pause.ts';
import { toInstantText } from './instant-text.ts';
import type { Tables } from './tables.ts';

type RetriedTable = 'attestations' | 'attestation_corrections' | 'new_customers';

/**
 * Whether a claim is longer than one made now would be: until `until`, or for the longest pause where it has failed before. The
 * clock that made it has been set back since, and its row would wait for as long as that. Clocks of instances differ a little, so
 * that twice the length of a claim is still taken for one.
 */
export function isClaimedTooLong<Table extends RetriedTable>(
  row: ExpressionBuilder<Tables, Table>,
  { now, until }: { now: Date; until: Date },
): Expression<SqlBool> {
  const { eb } = row as unknown as ExpressionBuilder<Tables, RetriedTable>;
  const after = (ms: number) => toInstantText(new Date(until.getTime() + ms));
  const claimMs = until.getTime() - now.getTime();
  return eb.or([
    eb('claimed_until', '>', after(claimMs + longestRetryPauseMs)),
    eb.and([eb('attempts', '=', 0), eb('claimed_until', '>', after(claimMs))]),
  ]);
}
