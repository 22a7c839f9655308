import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { HeldClaim, Lease } from '../../database/claims.ts';
import type { ReminderMessage } from '../../database/tables/reminder-tables.ts';
import type { SendOutcome } from '../../conversations/send-outcome.ts';

/** Every attempt to send or update a message. One without an outcome was cut short by the end of its process. */
export class AttemptStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Renews the claim right before the call: undefined where another instance has the message by now. */
  async begin(
    message: ReminderMessage,
    act: 'send' | 'update',
    { claim, lease }: { readonly claim: HeldClaim; readonly lease: Lease },
  ): Promise<string | undefined> {
    const attempt_id = randomUUID();
    const count = act === 'send' ? 'attempts' : 'update_attempts';
    const row = { attempt_id, message_id: message.message_id, act, started_at: toInstantText(lease.now) };
    return this.#database.query.transaction().execute(async (query) => {
      if (!(await claim.renew(lease.until, query))) return undefined;
      await query
        .updateTable('reminder_messages')
        .set({ [count]: sql`${sql.ref(count)} + 1` })
        .where('message_id', '=', message.message_id)
        .execute();
      await query
        .insertInto('reminder_attempts')
        .values({ ...row, ended_at: null, outcome: null, status: null })
        .execute();
      return attempt_id;
    });
  }

  async end(attemptId: string, outcome: SendOutcome, now: Date): Promise<void> {
    const status = outcome.kind === 'failed' || outcome.kind === 'unreachable' ? (outcome.status ?? null) : null;
    await this.#database.query
      .updateTable('reminder_attempts')
      .set({ outcome: outcome.kind, status, ended_at: toInstantText(now) })
      .where('attempt_id', '=', attemptId)
      .execute();
  }
}
