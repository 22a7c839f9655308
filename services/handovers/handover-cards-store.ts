import type { SentTo } from '../conversations/send-outcome.ts';
import { claimRows } from '../database/claim-rows.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { HandoverCardRow } from '../database/tables/handover-tables.ts';

/** The cards that tell agents of hand-overs: an outbox that one instance at a time works through. */
export class HandoverCardsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async claimDue(now: Date, until: Date): Promise<HandoverCardRow | undefined> {
    const [card] = await claimRows(this.#database, {
      table: 'handover_cards',
      key: 'card_id',
      orderBy: 'due_at',
      due: (row) => row('due_at', '<=', toInstantText(now)),
      limit: 1,
      now,
      until,
    });
    return card;
  }

  /** The agent has seen this version; a newer one stays due. */
  async markShown(card: HandoverCardRow, at: SentTo): Promise<void> {
    await this.#database.query
      .updateTable('handover_cards')
      .set((row) => ({
        conversation_id: at.conversationId,
        activity_id: at.activityId,
        attempts: 0,
        due_at: row.case().when('version', '=', card.version).then(null).else(row.ref('due_at')).end(),
        claimed_until: null,
      }))
      .where('card_id', '=', card.card_id)
      .execute();
  }

  async postpone(card: HandoverCardRow, until: Date): Promise<void> {
    await this.#set(card, { attempts: card.attempts + 1, due_at: toInstantText(until), claimed_until: null });
  }

  async giveUp(card: HandoverCardRow): Promise<void> {
    await this.#set(card, { due_at: null, claimed_until: null });
  }

  async #set(
    { card_id }: HandoverCardRow,
    change: Partial<Pick<HandoverCardRow, 'attempts' | 'due_at' | 'claimed_until'>>,
  ): Promise<void> {
    await this.#database.query.updateTable('handover_cards').set(change).where('card_id', '=', card_id).execute();
  }
}
