import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { type InstantText, toInstantText } from '../database/instant-text.ts';
import type { AgentId } from '../ids.ts';
import { type ReminderPolicy, usualPolicy } from './reminder-policy.ts';

const agentId = z.string().transform((text) => text as AgentId);

const kept = z.object({
  isOn: z.boolean(),
  firstAfterDays: z.number(),
  intervalsDays: z.array(z.number()),
  daysBeforeNeeded: z.number(),
  workingDays: z.array(z.number()),
  workFrom: z.string(),
  workUntil: z.string(),
  dailyCap: z.number(),
  defaultRecipients: z.array(agentId),
});

export interface SavedPolicy {
  readonly policy: ReminderPolicy;
  /** Empty while nobody has saved one; sorts before any instant. */
  readonly savedAt: InstantText | '';
}

/** The partner's one policy; the usual one until another is saved. */
export class PolicyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(): Promise<SavedPolicy> {
    const row = await this.#database.query
      .selectFrom('reminder_policy')
      .select(['policy', 'saved_at'])
      .executeTakeFirst();
    if (!row) return { policy: usualPolicy, savedAt: '' };
    return { policy: kept.parse(JSON.parse(row.policy)), savedAt: row.saved_at };
  }

  async save(policy: ReminderPolicy, by: AgentId, now: Date): Promise<void> {
    const values = { policy: JSON.stringify(kept.parse(policy)), saved_by: by, saved_at: toInstantText(now) };
    await this.#database.query
      .insertInto('reminder_policy')
      .values({ policy_id: 'ours', ...values })
      .onConflict((conflict) => conflict.column('policy_id').doUpdateSet(values))
      .execute();
  }
}
