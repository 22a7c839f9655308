import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Database, Tables } from '../database/database.ts';
import type { CustomerId } from '../ids.ts';
import type { AttachmentSource } from './attachments/attachment-folder.ts';
import { evidenceFile, storiesOf } from './evidence-file.ts';
import { EvidenceSelection } from './evidence-selection.ts';
import type { EvidenceWriter, Told, ToldFact } from './told.ts';
import type { WordsSource } from './words-store.ts';

export interface ExportingParts {
  readonly database: Database;
  readonly words: readonly WordsSource[];
  readonly attachments: AttachmentSource;
  readonly evidence: EvidenceWriter;
}

interface Wanted {
  readonly customerIds: readonly CustomerId[];
  readonly madeAt: Date;
  /** Who takes it away. */
  readonly by: Extract<ToldFact['by'], 'agent' | 'operator'>;
  readonly parts?: Told['parts'];
  /** Sizes of heads that the reader has from elsewhere and wants to compare. */
  readonly alsoHeads?: readonly number[];
}

export interface StoryFile {
  readonly kind: 'file';
  readonly content: Readable;
  readonly entries: number;
  /** Newer than the newest head, and so not in it. */
  readonly waiting: number;
  readonly signedAt: Date;
}

/**
 * The whole stories of customers with their proofs; who has none is left out. That they are handed out becomes an entry first: nothing
 * is that the log does not tell of.
 */
export async function exportStories(
  { database, words, attachments, evidence }: ExportingParts,
  { customerIds: asked, madeAt, by, parts, alsoHeads = [] }: Wanted,
): Promise<StoryFile | { readonly kind: 'nothing-signed' | 'no-entry' }> {
  const { query } = database;
  const stories = await listStories(query, asked);
  if (stories.length === 0) return { kind: 'no-entry' };
  const customerIds = stories.map(({ customerId }) => customerId);
  const selection = await EvidenceSelection.find({ query, words }, { customerIds });
  if (!selection) return { kind: 'nothing-signed' };
  const { newest, positions, keys } = selection;
  const entries = positions.length - keys.length;
  const fact = {
    ...({ kind: 'exported', what: 'evidence-file', at: madeAt.toISOString(), by } as const),
    ...{ ...storiesOf(customerIds), size: newest.size, entries },
  };
  await query.transaction().execute((transaction) => evidence.append(transaction, [{ fact, ...(parts && { parts }) }]));
  const content = evidenceFile({ selection, attachments, madeAt, customerIds, alsoHeads });
  const all = stories.reduce((sum, { count }) => sum + count, 0);
  return { kind: 'file', content, entries, waiting: all - entries, signedAt: newest.at };
}

/** Of those that have one, how many entries, in the order in which they were asked for. */
async function listStories(query: Kysely<Tables>, asked: readonly CustomerId[]) {
  if (asked.length === 0) return [];
  const rows = await query
    .selectFrom('evidence_entries')
    .select(({ fn }) => ['customer_id', fn.countAll<number>().as('count')])
    .where('customer_id', 'in', asked)
    .groupBy('customer_id')
    .execute();
  const counts = new Map(rows.map((row) => [row.customer_id, row.count]));
  return asked.flatMap((customerId) => {
    const count = counts.get(customerId);
    return count === undefined ? [] : [{ customerId, count }];
  });
}
