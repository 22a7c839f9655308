import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { DatabaseSettings } from '../../../services/database/open-database.ts';
import type { Log } from '../../../services/log.ts';
import { createPostgresDatabase } from './postgres.ts';

/** An empty database of its own. Opening it twice gives what two instances of the bot would have. */
export interface TestDatabase {
  readonly settings: DatabaseSettings;
  open(): Promise<Database>;
  /** Closes whatever was opened, and leaves nothing behind. */
  remove(): Promise<void>;
}

/** For `describe.each(engines)('on $engine', ({ create }) => …)`. */
export const engines = [
  { engine: 'embedded', create: createEmbedded },
  { engine: 'postgres', create: createPostgres },
] as const;

async function createEmbedded(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-database-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  return testDatabase({ kind: 'embedded', file: join(folder, 'data', 'agreement-desk.db') }, remove);
}

async function createPostgres(): Promise<TestDatabase> {
  const { url, remove } = await createPostgresDatabase();
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

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
