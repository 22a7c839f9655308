import { type ExpressionBuilder, type Transaction, sql } from 'kysely';
import type { SentTo } from '../conversations/send-outcome.ts';
import type { Database, Tables } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { EvidenceWriter } from '../evidence/told.ts';
import type { HandoverCardRow } from '../database/tables/handover-tables.ts';
import type { AgentId, CustomerId, HandoverId } from '../ids.ts';
import { acceptanceSince, attestationSince, lastAttestation } from './accepted-since.ts';
import { changedEvidence } from './handover-evidence.ts';
import { candidateCard, cardRowsOf, handoverFrom, rowFrom, stateColumns } from './handover-row.ts';
import type { Handover, HandoverParty, HandoverState } from './handover.ts';

const mostTries = 3;
/** As the index has it, which holds no others: SQLite uses that only for a condition with the same words in it. */
const isUnfinished = sql<boolean>`state in ('open', 'taken')`;

/** Hand-overs in the database, and which cards tell of them. Every change makes the cards due for an update. */
export class HandoversStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;

  constructor(database: Database, evidence: EvidenceWriter) {
    this.#database = database;
    this.#evidence = evidence;
  }

  /**
   * Keeps one hand-over an id, and one unfinished a customer: a press that arrives twice is one hand-over, and so are presses of two
   * agents at the same moment. Returns the one that is kept.
   */
  async add(handover: Handover, candidates: readonly HandoverParty[]): Promise<Handover> {
    for (let tries = 0; tries < mostTries; tries++) {
      await this.#insert(handover, candidates);
      const kept = (await this.find(handover.handoverId)) ?? (await this.findUnfinished(handover.customerId));
      // Undefined where the other one came to its end just now.
      if (kept) return kept;
    }
    throw new Error('the hand-over could not be kept');
  }

  async find(handoverId: HandoverId): Promise<Handover | undefined> {
    const row = await this.#select().where('handover_id', '=', handoverId).executeTakeFirst();
    return row && handoverFrom(row);
  }

  async get(handoverId: HandoverId): Promise<Handover> {
    const handover = await this.find(handoverId);
    if (!handover) throw new Error('the hand-over is gone');
    return handover;
  }

  /** The newest that is open or taken. */
  async findUnfinished(customerId: CustomerId): Promise<Handover | undefined> {
    const row = await this.#select()
      .where('customer_id', '=', customerId)
      .where(isUnfinished)
      .orderBy('created_at', 'desc')
      .executeTakeFirst();
    return row && handoverFrom(row);
  }

  /** Those the agent has taken, and where they may take one also those that nobody has. The oldest first. */
  async listToDo(agentId: AgentId, mayTake: boolean, limit: number): Promise<readonly Handover[]> {
    const rows = await this.#select()
      .where(isUnfinished)
      .where((row) =>
        row.or([
          row.and([row('state', '=', 'taken'), row('by_agent_id', '=', agentId)]),
          ...(mayTake ? [row.and([row('state', '=', 'open'), row('from_agent_id', '!=', agentId)])] : []),
        ]),
      )
      .orderBy('created_at')
      .limit(limit)
      .execute();
    return rows.map(handoverFrom);
  }

  /** Newest first. */
  async listFrom(agentId: AgentId, limit: number): Promise<readonly Handover[]> {
    const rows = await this.#select()
      .where('from_agent_id', '=', agentId)
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(handoverFrom);
  }

  #select() {
    return this.#database.query.selectFrom('handovers').selectAll();
  }

  async #insert(handover: Handover, candidates: readonly HandoverParty[]): Promise<void> {
    await this.#database.query.transaction().execute(async (query) => {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('handovers')
        .values(rowFrom(handover))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) return;
      await query.insertInto('handover_cards').values(cardRowsOf(handover, candidates)).execute();
      const { handoverId, customerId, from, createdAt } = handover;
      const changed = { handoverId, customerId, state: 'open', by: from.agentId, at: createdAt } as const;
      await this.#evidence.append(query, [changedEvidence(changed)]);
    });
  }

  /** The names of those who were asked to take it. */
  async listAsked(handoverId: HandoverId, limit: number): Promise<readonly string[]> {
    const rows = await this.#database.query
      .selectFrom('handover_cards')
      .innerJoin('agents', 'agents.agent_id', 'handover_cards.agent_id')
      .select('agents.name')
      .where('handover_id', '=', handoverId)
      .where('party', '=', 'candidate')
      .orderBy('agents.name')
      .limit(limit)
      .execute();
    return rows.map(({ name }) => name);
  }

  /** The newest open ones of others that the agent has no card of. */
  async listNotAsked(agentId: AgentId, limit: number): Promise<readonly HandoverId[]> {
    const rows = await this.#database.query
      .selectFrom('handovers')
      .select('handover_id')
      .where(isUnfinished)
      .where('state', '=', 'open')
      .where((row) => row.not(row.exists(cardOf(row, agentId))))
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => row.handover_id);
  }

  /** Has them offered to one more agent. */
  async ask(agent: Pick<HandoverParty, 'agentId'>, handoverIds: readonly HandoverId[], now: Date): Promise<void> {
    for (const id of handoverIds) await this.#addCard({ ...candidateCard(id, agent), due_at: toInstantText(now) });
  }

  /** An agent who takes a hand-over without having been asked is one of those whom it concerns from then on. */
  async #addCard(card: HandoverCardRow, query: Database['query'] | Transaction<Tables> = this.#database.query) {
    await query
      .insertInto('handover_cards')
      .values(card)
      .onConflict((conflict) => conflict.columns(['handover_id', 'agent_id']).doNothing())
      .execute();
  }

  /** False where another agent was faster. `actor` sees the change already, at `seenAt` where they had no card of it. */
  async change(
    handoverId: HandoverId,
    from: { readonly kind: HandoverState['kind']; readonly heldBy?: AgentId },
    to: {
      readonly state: HandoverState;
      readonly actor: AgentId;
      readonly now: Date;
      readonly seenAt?: SentTo | undefined;
    },
  ): Promise<boolean> {
    return this.#database.query.transaction().execute(async (query) => {
      const row = await query
        .updateTable('handovers')
        .set({ ...stateColumns(to.state), changed_at: toInstantText(to.now) })
        .where('handover_id', '=', handoverId)
        .where('state', '=', from.kind)
        .$if(from.heldBy !== undefined, (update) => update.where('by_agent_id', '=', from.heldBy ?? null))
        .returning('customer_id')
        .executeTakeFirst();
      if (!row) return false;
      await makeCardsDue(query, { handoverIds: [handoverId], now: to.now, but: to.actor });
      const { seenAt } = to;
      if (seenAt) await this.#addCard(candidateCard(handoverId, { agentId: to.actor }, seenAt), query);
      const changed = { handoverId, customerId: row.customer_id, state: to.state.kind, by: to.actor, at: to.now };
      await this.#evidence.append(query, [changedEvidence(changed)]);
      return true;
    });
  }

  /** Ends what has been accepted since it was handed over; `batch` at a time. Returns what it ended; writes only where there is something. */
  async settleAccepted(now: Date, batch: number): Promise<readonly HandoverId[]> {
    const accepted = await this.#listAccepted(batch);
    if (accepted.length === 0) return [];
    return this.#database.query.transaction().execute(async (query) => {
      const ended = await query
        .updateTable('handovers')
        .set((row) => ({
          state: 'settled',
          changed_at: toInstantText(now),
          by_agent_id: lastAttestation(row).select('attestations.agent_id'),
          by_name: lastAttestation(row)
            .leftJoin('attestation_people', 'attestation_people.attestation_id', 'attestations.attestation_id')
            .select('attestation_people.agent_name'),
        }))
        .where('handover_id', 'in', accepted)
        .where(isUnfinished)
        .returning(['handover_id', 'customer_id'])
        .execute();
      const handoverIds = ended.map((row) => row.handover_id);
      if (handoverIds.length === 0) return [];
      await makeCardsDue(query, { handoverIds, now });
      const settled = ended.map(({ handover_id: handoverId, customer_id: customerId }) =>
        changedEvidence({ handoverId, customerId, state: 'settled', by: undefined, at: now }),
      );
      await this.#evidence.append(query, settled);
      return handoverIds;
    });
  }

  async #listAccepted(limit: number): Promise<readonly HandoverId[]> {
    const rows = await this.#database.query
      .selectFrom('handovers')
      .select('handover_id')
      .where(isUnfinished)
      .where((row) =>
        row.or([
          row.exists(attestationSince(row).select('attestation_id')),
          row.exists(acceptanceSince(row).select('customer_id')),
        ]),
      )
      .limit(limit)
      .execute();
    return rows.map((row) => row.handover_id);
  }
}

function cardOf(row: ExpressionBuilder<Tables, 'handovers'>, agentId: AgentId) {
  return row
    .selectFrom('handover_cards')
    .select('card_id')
    .whereRef('handover_cards.handover_id', '=', 'handovers.handover_id')
    .where('handover_cards.agent_id', '=', agentId);
}

async function makeCardsDue(
  query: Transaction<Tables>,
  { handoverIds, now, but }: { handoverIds: readonly HandoverId[]; now: Date; but?: AgentId },
): Promise<void> {
  await query
    .updateTable('handover_cards')
    .set((card) => ({ version: card('version', '+', 1), attempts: 0, due_at: toInstantText(now) }))
    .where('handover_id', 'in', handoverIds)
    .$if(but !== undefined, (update) => update.where('agent_id', '!=', but as AgentId))
    .execute();
}
