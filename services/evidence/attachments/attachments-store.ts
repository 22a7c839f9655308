import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Kysely, Transaction } from 'kysely';
import type { Database, Tables } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import { hourMs } from '../../duration.ts';
import { TreeStore } from '../tree-store.ts';
import type { AttachmentFolder, AttachmentSource } from './attachment-folder.ts';

/** A file that is being attached takes less. */
const begunForMs = hourMs;
const atOnce = 50;

/**
 * Attached files: their content in a folder, and a row for each, which is written before the content and goes after it. So nothing lies
 * in the folder that no row tells of. A file is kept as long as the words beside its entry of the log are.
 */
export class AttachmentsStore implements AttachmentSource {
  readonly #query: Kysely<Tables>;
  readonly #folder: AttachmentFolder;

  constructor({ query }: Pick<Database, 'query'>, folder: AttachmentFolder) {
    this.#query = query;
    this.#folder = folder;
  }

  /** Returns the name under which it lies. Until it is `kept`, it is left over. */
  async put(sha256: string, content: Uint8Array, now: Date): Promise<string> {
    const name = randomUUID();
    await this.#query
      .insertInto('attachments')
      .values({ name, sha256, position: null, stored_at: toInstantText(now) })
      .execute();
    await this.#folder.put(name, content);
    return name;
  }

  /** In the transaction that has just entered it into the log. */
  async keep(transaction: Transaction<Tables>, name: string): Promise<void> {
    const { size } = await new TreeStore(transaction).getCurrent();
    await transaction
      .updateTable('attachments')
      .set({ position: size - 1 })
      .where('name', '=', name)
      .execute();
  }

  async find(sha256: string): Promise<Readable | undefined> {
    const row = await this.#query
      .selectFrom('attachments')
      .select('name')
      .where('sha256', '=', sha256)
      .where('position', 'is not', null)
      .executeTakeFirst();
    return row && this.#folder.open(row.name);
  }

  /**
   * Removes what was erased beside the log, and what was left over when attaching it failed. Returns how many files. One that cannot
   * be removed does not keep the others; it throws at the end.
   */
  async removeErased(now: Date): Promise<number> {
    const stuck = new Map<string, unknown>();
    let removed = 0;
    for (;;) {
      const names = await this.#listErased(now, [...stuck.keys()]);
      for (const name of names) {
        await this.#remove(name).then(
          () => (removed += 1),
          (error: unknown) => stuck.set(name, error),
        );
      }
      if (names.length < atOnce || stuck.size >= atOnce) break;
    }
    if (stuck.size > 0) throw new AggregateError(stuck.values(), `${stuck.size} attached files could not be removed`);
    return removed;
  }

  async #remove(name: string): Promise<void> {
    await this.#folder.remove(name);
    await this.#query.deleteFrom('attachments').where('name', '=', name).execute();
  }

  async #listErased(now: Date, except: readonly string[]): Promise<readonly string[]> {
    const begunBefore = toInstantText(new Date(now.getTime() - begunForMs));
    const rows = await this.#query
      .selectFrom('attachments')
      .leftJoin('evidence_words', (join) =>
        join.onRef('evidence_words.position', '=', 'attachments.position').on('evidence_words.part', '=', 'file'),
      )
      .select('attachments.name')
      .where('evidence_words.position', 'is', null)
      .$if(except.length > 0, (query) => query.where('attachments.name', 'not in', except))
      .where((row) =>
        row.or([row('attachments.position', 'is not', null), row('attachments.stored_at', '<', begunBefore)]),
      )
      .limit(atOnce)
      .execute();
    return rows.map(({ name }) => name);
  }
}
