import { sql } from 'kysely';
import type { CalendarDay } from '../../calendar-day.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { DirectoryListingStore } from './directory-listing-store.ts';

interface CutoffOptions {
  readonly database: Database;
  readonly listing: DirectoryListingStore;
  readonly cutoff: CalendarDay | undefined;
}

/** When the setting is another than at the last start: tells `attested` and `renewal-due` apart anew, from the days that are known. */
export async function applyRenewalCutoff({ database, listing, cutoff }: CutoffOptions, now: Date): Promise<void> {
  if ((await listing.findCutoff()) === cutoff) return;
  const at = toInstantText(now);
  if (cutoff !== undefined) {
    await sql`
      update customers set status = 'renewal-due', unconfirmed_since = ${at}, read_due_at = ${at}, claimed_until = null
      where status = 'attested' and accepted_on < ${cutoff}`.execute(database.query);
  }
  await sql`
    update customers set status = 'attested', unconfirmed_since = null, claimed_until = null
    where status = 'renewal-due' and accepted_on >= ${cutoff ?? ''}`.execute(database.query);
  await listing.saveCutoff(cutoff);
}
