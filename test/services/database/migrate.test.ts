import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { provePeople } from '../../../services/agreements/ledger/ledger-people.ts';
import { DatabaseFile } from '../../../services/database/embedded/database-file.ts';
import { embeddedDialect } from '../../../services/database/embedded/embedded-dialect.ts';
import { LockPatience } from '../../../services/database/embedded/busy-retry-connection.ts';
import { migrationNames, migrationsFor } from '../../../services/database/migrate.ts';
import { createConversationsAndDrafts } from '../../../services/database/migrations/0001-conversations-and-drafts.ts';
import { createAttestationLedger } from '../../../services/database/migrations/0002-attestation-ledger.ts';
import { createInvitations } from '../../../services/database/migrations/0003-invitations.ts';
import { createCustomerDirectory } from '../../../services/database/migrations/0004-customer-directory.ts';
import { createCustomerSearch } from '../../../services/database/migrations/0005-customer-search.ts';
import { createReminders } from '../../../services/database/migrations/0006-reminders.ts';
import { createFirstContact } from '../../../services/database/migrations/0007-first-contact.ts';
import { createNewCustomers } from '../../../services/database/migrations/0008-new-customers.ts';
import { createHandovers } from '../../../services/database/migrations/0009-handovers.ts';
import { createInvitationFollowUps } from '../../../services/database/migrations/0010-invitation-follow-ups.ts';
import { createReports } from '../../../services/database/migrations/0011-reports.ts';
import type { DatabaseSettings } from '../../../services/database/database-settings.ts';
import { postgresDialect } from '../../../services/database/postgres-dialect.ts';
import type { Tables } from '../../../services/database/database.ts';
import { engines } from '../../support/databases/databases.ts';
import type { TestDatabase } from '../../support/databases/databases.ts';
import { intendedAttestation } from '../../support/worlds/ledger-rows.ts';
import { silent } from '../../support/silent-log.ts';

/** A row as it was while its table had no more columns. */
const {
  look_again_at: _lookAgainAt,
  looks: _looks,
  attempts: _attempts,
  tellings: _tellings,
  contact_hash: _contactHash,
  agent_hash: _agentHash,
  reason_hash: _reasonHash,
  replaces_hash: _replacesHash,
  link_id: _link,
  reference_hash: _referenceHash,
  ground: _ground,
  ...newAttestation
} = intendedAttestation();

const person = {
  ...{ first_name: 'Ann', last_name: 'Beebe', email: 'ann@contoso.example', phone_number: null },
  ...{ agent_name: 'Admin agent', conversation_id: 'a:1' },
};
const oldAttestation = { ...newAttestation, ...person };

const files = readdirSync('services/database/migrations')
  .filter((file) => /^\d/.test(file))
  .map((file) => basename(file, '.ts'))
  .sort();

/** As they were called while two of them were number 4. */
const oldSteps = {
  '0001-conversations-and-drafts': createConversationsAndDrafts,
  '0002-attestation-ledger': createAttestationLedger,
  '0003-invitations': createInvitations,
  '0004-customer-directory': createCustomerDirectory,
  '0004-customer-search': createCustomerSearch,
  '0005-reminders': createReminders,
  '0006-first-contact': createFirstContact,
  '0007-new-customers': createNewCustomers,
  '0008-handovers': createHandovers,
  '0009-invitation-follow-ups': createInvitationFollowUps,
  '0010-reports': createReports,
};

describe('the migrations', () => {
  test('are all listed, and nothing else is', () => {
    expect([...migrationNames].sort()).toEqual(files);
  });

  test('are numbered from 1, each number once, in the order in which they are listed', () => {
    const numbers = migrationNames.map((name) => Number(name.slice(0, 4)));

    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers[0]).toBe(1);
    expect(migrationNames.filter((name) => !/^\d{4}(-[a-z]+)+$/.test(name))).toEqual([]);
  });
});

describe.each(engines)('a database of the old names of migrations on $engine', ({ createEmpty }) => {
  let place: TestDatabase;

  beforeEach(async () => {
    place = await createEmpty();
  });

  afterEach(async () => {
    await place.remove();
  });

  test.each([11, 6, 4])(
    'opens with everything in it after %d of them, also by four instances at once',
    async (done) => {
      await makeOldDatabase(place.settings, done);

      const [{ query }] = await Promise.all([place.open(), place.open(), place.open(), place.open()] as const);

      const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(query);
      expect(names.rows.map((row) => row.name)).toEqual(files);
      const entry = await query.selectFrom('attestations').selectAll().executeTakeFirstOrThrow();
      const people = await query.selectFrom('attestation_people').selectAll().executeTakeFirstOrThrow();
      expect({ ...entry, ...people }).toMatchObject(oldAttestation);
      const proof = {
        contact: 'proved',
        agent: 'proved',
        reason: 'not-said',
        replaces: 'not-said',
        reference: 'not-said',
      };
      expect(provePeople(entry, people)).toEqual(proof);
      expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['email']));
      expect(await query.selectFrom('customers').select('company_name').execute()).toEqual([
        { company_name: 'Contoso' },
      ]);
    },
  );

  test('opens again, and once more', async () => {
    await makeOldDatabase(place.settings, 11);

    await place.open();
    const { query } = await place.open();

    expect(await query.selectFrom('attestations').select('attestation_id').execute()).toHaveLength(1);
  });
});

describe.each(engines)(
  'a database that got the newest migrations in the opposite order on $engine',
  ({ createEmpty }) => {
    test('opens, and has the tables of an empty database that got them in order', async () => {
      const [inOrder, backwards] = await Promise.all([createEmpty(), createEmpty()]);
      // 0060 was there before 0070 was begun, which adds to its table.
      const newest = migrationNames.filter((name) => name > '0045-acceptance-links' && name !== '0060-lists');
      await migrateBackwards(backwards.settings, newest);

      const [expected, got] = await Promise.all([inOrder.open(), backwards.open()]);

      expect(await tablesOf(got.query)).toEqual(await tablesOf(expected.query));
      await Promise.all([inOrder.remove(), backwards.remove()]);
    });
  },
);

/** Each table with its columns, in no order. */
async function tablesOf(query: Kysely<Tables>): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await query.introspection.getTables();
  return Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]));
}

function openUnmigrated(settings: DatabaseSettings): Kysely<Tables> {
  const dialect =
    settings.kind === 'embedded'
      ? embeddedDialect(settings.file, {
          file: new DatabaseFile(settings.file),
          patience: new LockPatience(),
          log: silent,
        })
      : postgresDialect(settings, silent);
  return new Kysely<Tables>({ dialect });
}

/** All migrations but the first of `newest`: those before them in order, and then the others from the last to the first. */
async function migrateBackwards(settings: DatabaseSettings, newest: readonly string[]): Promise<void> {
  const query = openUnmigrated(settings);
  const waiting = [...newest];
  while (waiting.length > 0) {
    const steps = Object.entries(migrationsFor(settings.kind)).filter(([name]) => !waiting.includes(name));
    const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(steps)) };
    const { error } = await new Migrator({ db: query, provider, allowUnorderedMigrations: true }).migrateToLatest();
    if (error !== undefined) throw new Error('the database could not be made', { cause: error });
    waiting.pop();
  }
  await query.destroy();
}

/** With `done` steps behind it, and rows in it. */
async function makeOldDatabase(settings: DatabaseSettings, done: number): Promise<void> {
  const query = openUnmigrated(settings);
  const steps = Object.entries(oldSteps).slice(0, done);
  const migrations = Object.fromEntries(
    steps.map(([name, step]) => [name, { up: (db: Kysely<unknown>) => step(db, settings.kind) }]),
  );
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: query, provider }).migrateToLatest();
  if (error !== undefined) throw new Error('the old database could not be made', { cause: error });
  const columns = sql.join(Object.keys(oldAttestation).map((column) => sql.ref(column)));
  await sql`insert into attestations (${columns}) values (${sql.join(Object.values(oldAttestation))})`.execute(query);
  await sql`
    insert into customers (customer_id, company_name, domain, listed_in_round, first_listed_at, status, read_due_at)
    values ('c1', 'Contoso', 'contoso.example', 1, '2026-11-21T02:48:00.000Z', 'none', '2026-11-21T02:48:00.000Z')
  `.execute(query);
  await query.destroy();
}
