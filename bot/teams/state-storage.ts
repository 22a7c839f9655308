import { randomUUID } from 'node:crypto';
import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import type { Clock } from '../../services/clock.ts';
import type { Database } from '../../services/database/database.ts';
import { toInstantText } from '../../services/database/instant-text.ts';

/** Bot Framework state on our database. An eTag other than `*` must be the one last read, or the write is refused. */
export class BotStateStorage implements Storage {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async read(keys: string[]): Promise<StoreItems> {
    if (keys.length === 0) return {};
    const rows = await this.#database.query
      .selectFrom('bot_state')
      .select(['state_key', 'value', 'etag'])
      .where('state_key', 'in', keys)
      .execute();
    return Object.fromEntries(
      rows.map((row) => [row.state_key, { ...(JSON.parse(row.value) as object), eTag: row.etag }]),
    );
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) await this.#writeItem(key, item as StoreItem);
  }

  async delete(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#database.query.deleteFrom('bot_state').where('state_key', 'in', keys).execute();
  }

  async #writeItem(key: string, { eTag, ...item }: StoreItem): Promise<void> {
    const row = { value: JSON.stringify(item), etag: randomUUID(), updated_at: toInstantText(this.#clock.now()) };
    const isLastWriter = eTag === undefined || eTag === '' || eTag === '*';
    const result = await this.#database.query
      .insertInto('bot_state')
      .values({ state_key: key, ...row })
      .onConflict((conflict) => {
        const update = conflict.column('state_key').doUpdateSet(row);
        return isLastWriter ? update : update.where('bot_state.etag', '=', eTag);
      })
      .executeTakeFirst();
    // TeamsSSOTokenExchangeMiddleware knows a second exchange by these words (botbuilder 4.23).
    if (result.numInsertedOrUpdatedRows === 0n) throw new Error(`bot state ${key} was not written: etag conflict`);
  }
}
