import type { HandoverCardRow } from '../database/tables/handover-tables.ts';
import type { SentTo } from '../conversations/send-outcome.ts';
import { HeldClaim, claimRows } from '../database/claims.ts';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';

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

  /** This version is tried again at `until`; a newer one stays due. */
  async postpone(card: HandoverCardRow, until: Date): Promise<void> {
    await this.#end(card, { attempts: card.attempts + 1, due_at: toInstantText(until) });
  }

  /** This version is shown no more; a newer one stays due. */
  async giveUp(card: HandoverCardRow): Promise<void> {
    await this.#end(card, { attempts: card.attempts, due_at: null });
  }

  /** The message that held the card is no more; what there is to show is still due. */
  async markGone(card: HandoverCardRow): Promise<void> {
    await this.#database.query
      .updateTable('handover_cards')
      .set({ conversation_id: null, activity_id: null, claimed_until: null })
      .where('card_id', '=', card.card_id)
      .where('claimed_until', '=', card.claimed_until)
      .execute();
  }

  hold({ card_id: id, claimed_until: until }: HandoverCardRow): HeldClaim {
    return new HeldClaim(this.#database, { table: 'handover_cards', key: 'card_id', id, until });
  }

  async #end(card: HandoverCardRow, after: Pick<HandoverCardRow, 'attempts' | 'due_at'>): Promise<void> {
    await this.#database.query
      .updateTable('handover_cards')
      .set((row) => {
        const isSame = row('version', '=', card.version);
        return {
          attempts: row.case().when(isSame).then(after.attempts).else(row.ref('attempts')).end(),
          due_at: row.case().when(isSame).then(after.due_at).else(row.ref('due_at')).end(),
          claimed_until: null,
        };
      })
      .where('card_id', '=', card.card_id)
      .where('claimed_until', '=', card.claimed_until)
      .execute();
  }
}
