import type { Kysely } from 'kysely';
import type { Tables } from '../database/database.ts';
import { type Entry, entrySchema } from './format/entry.ts';

/** The newest entry of a kind that is about no customer; of those about somebody, where `subject` names them. Undefined also for one that was damaged. */
export async function findNewestOf<Kind extends Entry['kind']>(
  query: Kysely<Tables>,
  kind: Kind,
  subject?: string,
): Promise<Extract<Entry, { kind: Kind }> | undefined> {
  const row = await query
    .selectFrom('evidence_entries')
    .select('entry')
    .where('kind', '=', kind)
    .where('customer_id', 'is', null)
    .$if(subject !== undefined, (entries) =>
      entries.where('position', 'in', (words) =>
        words
          .selectFrom('evidence_words')
          .select('evidence_words.position')
          .where('subject', '=', subject ?? ''),
      ),
    )
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (parsed(row.entry) as Extract<Entry, { kind: Kind }> | undefined);
}

function parsed(text: string): Entry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
