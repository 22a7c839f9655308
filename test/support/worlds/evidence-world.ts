import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';
import type { Told } from '../../../services/evidence/told.ts';
import { appendEvidence } from '../../../services/evidence/evidence-log.ts';
import type { Addition } from '../../../services/evidence/told.ts';
import { evidenceFile } from '../../../services/evidence/evidence-file.ts';
import { EvidenceSelection, type SelectedEntries } from '../../../services/evidence/evidence-selection.ts';
import { HeadSigner } from '../../../services/evidence/head-signer.ts';
import { type SigningKey, parseSigningKey } from '../../../services/evidence/signing-keys.ts';
import { type WordsSource, WordsStore } from '../../../services/evidence/words-store.ts';
import type { CustomerId } from '../../../services/ids.ts';
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
  readonly evidence: Evidence;
  /** By hash. */
  readonly attachments = new Map<string, string>();
  now = began;
  #folder: Promise<string> | undefined;
  #files = 0;

  constructor(database: Database) {
    this.database = database;
    this.evidence = new Evidence(database);
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

  /** As the product's stores do it. */
  async tell(...told: readonly Told[]): Promise<void> {
    await this.database.query.transaction().execute((transaction) => this.evidence.append(transaction, told));
  }

  /** Exports what a reader asks for, and returns the path of the file. */
  async export(selected: SelectedEntries, alsoHeads: readonly number[] = [], more: readonly WordsSource[] = []) {
    const { query } = this.database;
    const words = [new WordsStore(query), ...more];
    const selection = await EvidenceSelection.find({ query, words }, selected);
    if (!selection) throw new Error('nothing is signed');
    const find = (sha256: string) => Promise.resolve(this.#contentOf(sha256));
    const customerIds = 'customerIds' in selected ? selected.customerIds : undefined;
    const given = { selection, attachments: { find }, madeAt: this.now, customerIds, alsoHeads };
    const path = join(await this.#ownFolder(), `evidence-${(this.#files += 1)}.zip`);
    await pipeline(evidenceFile(given), createWriteStream(path));
    return path;
  }

  async exportCustomer(customerId: string, alsoHeads: readonly number[] = []): Promise<string> {
    return this.export({ customerIds: [customerId as CustomerId] }, alsoHeads);
  }

  /** Every entry that there is. */
  async exportAll(alsoHeads: readonly number[] = [], more: readonly WordsSource[] = []): Promise<string> {
    const rows = await this.database.query.selectFrom('evidence_entries').select('position').execute();
    return this.export({ positions: rows.map(({ position }) => position) }, alsoHeads, more);
  }

  async remove(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
  }

  #ownFolder(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'agreement-desk-evidence-'));
    return this.#folder;
  }

  #contentOf(sha256: string): Readable | undefined {
    const content = this.attachments.get(sha256);
    return content === undefined ? undefined : Readable.from([Buffer.from(content)]);
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
