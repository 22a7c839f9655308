import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Database, Tables } from '../database/database.ts';
import type { CustomerId } from '../ids.ts';
import type { AttachmentSource } from './attachments/attachment-folder.ts';
import { evidenceFile } from './evidence-file.ts';
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
  readonly customerId: CustomerId;
  readonly madeAt: Date;
  /** Who takes it away. */
  readonly by: Extract<ToldFact['by'], 'agent' | 'operator'>;
  readonly parts?: Told['parts'];
}

export interface StoryFile {
  readonly kind: 'file';
  readonly content: Readable;
  readonly entries: number;
  /** Newer than the newest head, and so not in it. */
  readonly waiting: number;
  readonly signedAt: Date;
}

/** The whole story of a customer with its proofs. That it is handed out becomes an entry first: nothing is that the log does not tell of. */
export async function exportStory(
  { database, words, attachments, evidence }: ExportingParts,
  { customerId, madeAt, by, parts }: Wanted,
): Promise<StoryFile | { readonly kind: 'nothing-signed' | 'no-entry' }> {
  const { query } = database;
  const selection = await EvidenceSelection.find({ query, words }, { customerId });
  if (!selection) return { kind: 'nothing-signed' };
  const all = await countEntries(query, customerId);
  if (all === 0) return { kind: 'no-entry' };
  const { newest, positions, keys } = selection;
  const entries = positions.length - keys.length;
  const fact = {
    ...({ kind: 'exported', what: 'evidence-file', at: madeAt.toISOString(), by } as const),
    ...{ customerId, size: newest.size, entries },
  };
  await query.transaction().execute((transaction) => evidence.append(transaction, [{ fact, ...(parts && { parts }) }]));
  const content = evidenceFile({ selection, attachments, madeAt, customerId });
  return { kind: 'file', content, entries, waiting: all - entries, signedAt: newest.at };
}

async function countEntries(query: Kysely<Tables>, customerId: CustomerId): Promise<number> {
  const { count } = await query
    .selectFrom('evidence_entries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  return count;
}
