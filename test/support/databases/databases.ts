import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { DatabaseSettings } from '../../../services/database/database-settings.ts';
import { makeDatabaseFolder } from './database-folder.ts';
import { copyMigratedFile, createMigratedPostgresDatabase } from './migrated-databases.ts';
import { type PostgresDatabase, createPostgresDatabase } from './postgres.ts';
import { silent } from '../silent-log.ts';

/** A database of its own. Opening it twice gives what two instances of the bot would have. */
export interface TestDatabase {
  readonly settings: DatabaseSettings;
  open(): Promise<Database>;
  /** Closes whatever was opened, and leaves nothing behind. */
  remove(): Promise<void>;
}

/**
 * For `describe.each(engines)('on $engine', ({ create }) => …)`. `create` gives the tables of the product with no rows in
 * them; `createEmpty` leaves the migration to whoever opens the database first.
 */
export const engines = [
  { engine: 'embedded', create: () => createEmbedded(copyMigratedFile), createEmpty: () => createEmbedded() },
  {
    engine: 'postgres',
    create: () => createPostgres(createMigratedPostgresDatabase),
    createEmpty: () => createPostgres(createPostgresDatabase),
  },
] as const;

async function createEmbedded(prepare?: (file: string) => Promise<void>): Promise<TestDatabase> {
  const folder = await makeDatabaseFolder('agreement-desk-database-');
  const file = join(folder, 'data', 'agreement-desk.db');
  await prepare?.(file);
  return testDatabase({ kind: 'embedded', file }, () => rm(folder, { recursive: true, force: true }));
}

async function createPostgres(create: () => Promise<PostgresDatabase>): Promise<TestDatabase> {
  const { url, remove } = await create();
  return testDatabase({ kind: 'postgres', url }, remove);
}

function testDatabase(settings: DatabaseSettings, remove: () => Promise<void>): TestDatabase {
  const opened: Database[] = [];
  return {
    settings,
    open: async () => {
      const database = await openDatabase(settings, silent);
      opened.push(database);
      return database;
    },
    remove: async () => {
      await Promise.all(opened.map((database) => database.close()));
      await remove();
    },
  };
}
