import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../../services/database/open-database.ts';
import { type PostgresDatabase, createPostgresDatabase, nameIn } from './postgres.ts';
import { borrowDatabase, readyForReuse } from './reused-databases.ts';
import { silent } from '../silent-log.ts';

/** Migrates one database of each engine, which the tests of the whole run then copy. The workers inherit where they are. */
export async function makeMigratedDatabases(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-desk-migrated-'));
  const file = join(folder, 'agreement-desk.db');
  const { url } = await createPostgresDatabase();
  await Promise.all([migrate({ kind: 'embedded', file }), migrate({ kind: 'postgres', url })]);
  process.env['MIGRATED_TEST_FILE'] = file;
  process.env['MIGRATED_TEST_DATABASE'] = nameIn(url);
  process.env['MIGRATED_TEST_SHAPE'] = await readyForReuse(url);
  return () => rm(folder, { recursive: true, force: true });
}

async function migrate(settings: Parameters<typeof openDatabase>[0]): Promise<void> {
  await (await openDatabase(settings, silent)).close();
}

/** A file as the product would have made it, with no rows. */
export async function copyMigratedFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await copyFile(madeAs('MIGRATED_TEST_FILE'), file);
}

/** A database as the product would have made it, with no rows. */
export async function createMigratedPostgresDatabase(): Promise<PostgresDatabase> {
  return borrowDatabase({ name: madeAs('MIGRATED_TEST_DATABASE'), shape: madeAs('MIGRATED_TEST_SHAPE') });
}

function madeAs(name: string): string {
  const made = process.env[name];
  if (made === undefined) throw new Error('no database to copy: jest.config.js names no globalSetup');
  return made;
}
