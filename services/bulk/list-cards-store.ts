import type { SentTo } from '../conversations/send-outcome.ts';
import type { Database } from '../database/database.ts';
import type { BulkList } from './bulk-list.ts';
import { listFrom } from './stored-list.ts';

/** What the card of a list shows that has ended: it is not looked at again. */
const cardIsOver = 'over';

export interface ShownList {
  readonly list: BulkList;
  /** As `take` kept it. */
  readonly shows: string;
  readonly place: SentTo;
}

/** Which card in the chat shows each list, and what it showed last. */
export class ListCardsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** From now on this card shows how far the list is, and no earlier one. */
  async save(list: BulkList, { conversationId, activityId }: SentTo): Promise<void> {
    await this.#database.query
      .updateTable('bulk_lists')
      .set({ conversation_id: conversationId, card_activity_id: activityId, card_shows: shownOf(list) })
      .where('list_id', '=', list.listId)
      .where('agent_id', '=', list.agentId)
      .execute();
  }

  /** Lists with a card in a chat that may change yet. */
  async listShown(): Promise<readonly ShownList[]> {
    const rows = await this.#database.query
      .selectFrom('bulk_lists')
      .selectAll()
      .where('card_activity_id', 'is not', null)
      .where('card_shows', '<>', cardIsOver)
      .execute();
    return Promise.all(
      rows.map(async (row) => ({
        list: await listFrom(this.#database, row),
        shows: row.card_shows ?? '',
        place: { conversationId: row.conversation_id ?? '', activityId: row.card_activity_id ?? '' },
      })),
    );
  }

  /** Whether the card shows something else than the list is, and this instance is the one to change it. */
  async take(list: BulkList, shows: string): Promise<boolean> {
    const to = shownOf(list);
    if (to === shows) return false;
    const { numUpdatedRows } = await this.#database.query
      .updateTable('bulk_lists')
      .set({ card_shows: to })
      .where('list_id', '=', list.listId)
      .where('card_shows', '=', shows)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

/** All that changes on its card, as one text. What was begun ends also where the list was stopped. */
function shownOf({ state, counts }: BulkList): string {
  const isOver = (state === 'done' || state === 'stopped') && counts.underway === 0;
  return isOver ? cardIsOver : JSON.stringify([state, counts]);
}
