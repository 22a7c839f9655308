import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMigratedDatabases } from './databases/migrated-databases.ts';
import { startPostgres } from './databases/postgres.ts';

/**
 * One PostgreSQL for the whole run, one set of keys with which the sandboxes sign, and one cache of compiled code for all bots and
 * sandboxes: half of a start is compiling. The workers inherit them.
 */
export default async function start(): Promise<void> {
  const compiled = await mkdtemp(join(tmpdir(), 'agreement-desk-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = compiled;
  const keys = await mkdtemp(join(tmpdir(), 'agreement-desk-keys-'));
  process.env['TEST_KEYS_FOLDER'] = keys;
  const server = await startPostgres();
  process.env['POSTGRES_TEST_URL'] = server.url;
  const removeMigrated = await makeMigratedDatabases();
  // Processes that were killed may still be writing into it.
  const removeCompiled = () => rm(compiled, { recursive: true, force: true, maxRetries: 20 });
  const removeKeys = () => rm(keys, { recursive: true });
  const endTestRun = () => Promise.all([server.stop(), removeMigrated(), removeCompiled(), removeKeys()]);
  Object.assign(globalThis, { endTestRun });
}
