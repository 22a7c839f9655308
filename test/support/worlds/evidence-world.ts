import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import { type Addition, appendEvidence } from '../../../services/evidence/evidence-log.ts';
import { HeadSigner } from '../../../services/evidence/head-signer.ts';
import { type SigningKey, parseSigningKey } from '../../../services/evidence/signing-keys.ts';
import { silent } from '../silent-log.ts';

export const origin = 'agreement-desk/11111111-1111-4111-8111-111111111111';
export const began = new Date('2026-11-28T20:00:00Z');

/** A key of its own for each number. */
export function signingKey(number: number, name = origin): SigningKey {
  return parseSigningKey(Buffer.alloc(32, number).toString('base64'), name)!;
}

export const anAgent = 'aaaaaaaa-0000-4000-8000-000000000001';

/** What an agent does for a customer, with all that an entry may say of people. */
export function confirmation(customerId: string, changes: Partial<Addition> = {}): Addition {
  return {
    fact: {
      kind: 'attestation-settled',
      at: began.toISOString(),
      zone: 'Europe/Stockholm',
      by: 'agent',
      as: 'agent',
      surface: 'personal-chat',
      requestId: randomUUID(),
      customerId,
      attestationId: randomUUID(),
      state: 'recorded',
      how: 'answer',
    },
    parts: {
      account: { words: { agentId: anAgent }, subject: anAgent },
      contact: {
        words: { firstName: 'Ann', lastName: 'Beebe', email: 'Ann@Contoso.example' },
        subject: 'Ann@Contoso.example',
      },
    },
    ...changes,
  };
}

/** The log of a desk, with its signer and a clock that the test sets. */
export class EvidenceWorld {
  readonly database: Database;
  now = began;

  constructor(database: Database) {
    this.database = database;
  }

  signer(...keys: readonly SigningKey[]): HeadSigner {
    const [first = signingKey(1), ...others] = keys;
    return new HeadSigner({
      database: this.database,
      keys: [first, ...others],
      clock: { now: () => this.now },
      log: silent,
    });
  }

  async append(...additions: readonly Addition[]): Promise<number> {
    const { query, engine } = this.database;
    return query.transaction().execute((transaction) => appendEvidence(transaction, engine, additions));
  }

  /** As the owner of the database does who wants the guards out of the way. */
  async withoutGuards(act: () => Promise<unknown>): Promise<void> {
    const { query, engine } = this.database;
    const triggers =
      engine === 'postgres'
        ? await sql<{ name: string; owner: string }>`
            select tgname as name, tgrelid::regclass::text as owner from pg_trigger
            where not tgisinternal and tgname like 'evidence%'`.execute(query)
        : await sql<{ name: string; owner: string }>`
            select name, tbl_name as owner from sqlite_schema where type = 'trigger' and name like 'evidence%'`.execute(
            query,
          );
    for (const { name, owner } of triggers.rows)
      await sql.raw(`drop trigger ${name}${engine === 'postgres' ? ` on ${owner}` : ''}`).execute(query);
    await act();
  }
}
