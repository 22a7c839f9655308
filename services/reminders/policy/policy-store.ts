import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../canonical-json.ts';
import type { Database } from '../../database/database.ts';
import { type InstantText, toInstantText } from '../../database/instant-text.ts';
import { forFields } from '../../form-fields.ts';
import { accountPart, type EvidenceWriter } from '../../evidence/told.ts';
import type { AgentId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import {
  type PolicyField,
  type ReminderPolicy,
  policyFields,
  policyRules,
  problemsOf,
  usualPolicy,
} from './reminder-policy.ts';

export interface SavedPolicy {
  readonly policy: ReminderPolicy;
  /** Empty while nobody has saved one; sorts before any instant. */
  readonly savedAt: InstantText | '';
}

interface PolicyStoreParts {
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  readonly log: Log;
}

interface Saving {
  readonly by: AgentId;
  readonly now: Date;
  /** The only one that it may take the place of; undefined for any. */
  readonly instead: SavedPolicy | undefined;
}

/** The partner's one policy; the usual one until another is saved. */
export class PolicyStore {
  readonly #database: Database;
  readonly #evidence: EvidenceWriter;
  readonly #log: Log;
  #warnedOf: InstantText | undefined;

  constructor({ database, evidence, log }: PolicyStoreParts) {
    this.#database = database;
    this.#evidence = evidence;
    this.#log = log;
  }

  /** Field by field: what cannot be read, or could not be saved today, is as usual. */
  async get(): Promise<SavedPolicy> {
    const row = await this.#database.query
      .selectFrom('reminder_policy')
      .select(['policy', 'saved_at'])
      .executeTakeFirst();
    if (!row) return { policy: usualPolicy, savedAt: '' };
    const { policy, unread } = readPolicy(row.policy);
    if (unread.length > 0 && this.#warnedOf !== row.saved_at) {
      this.#warnedOf = row.saved_at;
      this.#log.warn({ fields: unread }, 'stored reminder policy could not be read in part');
    }
    return { policy, savedAt: row.saved_at };
  }

  /** False where another than `instead` is in force by now, and nothing was saved. */
  async save(policy: ReminderPolicy, { by, now, instead }: Saving): Promise<boolean> {
    const values = { policy: JSON.stringify(policy), saved_by: by, saved_at: toInstantText(now) };
    const act = { kind: 'policy-changed', at: values.saved_at, by: 'agent' } as const;
    const fact = { ...act, sha256: sha256(canonicalJson({ ...policy })) };
    return this.#database.query.transaction().execute(async (query) => {
      const { numInsertedOrUpdatedRows = 0n } = await query
        .insertInto('reminder_policy')
        .values({ policy_id: 'ours', ...values })
        .onConflict((conflict) => {
          const update = conflict.column('policy_id').doUpdateSet(values);
          return instead ? update.where('reminder_policy.saved_at', '=', instead.savedAt as InstantText) : update;
        })
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) return false;
      await this.#evidence.append(query, [{ fact, parts: accountPart(by) }]);
      return true;
    });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readPolicy(json: string): { readonly policy: ReminderPolicy; readonly unread: readonly PolicyField[] } {
  const stored = recordFrom(json);
  const parsed = forFields(policyFields, (field) => policyRules[field].stored.safeParse(stored[field]));
  const missing = policyFields.filter((field) => !parsed[field].success);
  const readable = policyFields.filter((field) => parsed[field].success);
  const read = { ...usualPolicy, ...forFields(readable, (field) => parsed[field].data) } as ReminderPolicy;
  const problems = Object.keys(problemsOf(read)) as readonly PolicyField[];
  // The two hours mean something only together.
  const isWorkOdd = problems.some((field) => field === 'workFrom' || field === 'workUntil');
  const odd: readonly PolicyField[] = isWorkOdd ? [...problems, 'workFrom', 'workUntil'] : problems;
  const asUsual = Object.fromEntries(odd.map((field) => [field, usualPolicy[field]]));
  return { policy: { ...read, ...asUsual }, unread: [...new Set([...missing, ...odd])] };
}

function recordFrom(json: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(json)).data ?? {};
  } catch {
    return {};
  }
}
