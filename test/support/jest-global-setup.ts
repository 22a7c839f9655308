import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMigratedDatabases } from './databases/migrated-databases.ts';
import { startPostgres } from './databases/postgres.ts';

/** One PostgreSQL for the whole run, and one cache of compiled code for all bots and sandboxes: half of a start is compiling. The workers inherit both. */
export default async function start(): Promise<void> {
  const compiled = await mkdtemp(join(tmpdir(), 'agreement-desk-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = compiled;
  const server = await startPostgres();
  process.env['POSTGRES_TEST_URL'] = server.url;
  const removeMigrated = await makeMigratedDatabases();
  // Processes that were killed may still be writing into it.
  const removeCompiled = () => rm(compiled, { recursive: true, force: true, maxRetries: 20 });
  Object.assign(globalThis, { endTestRun: () => Promise.all([server.stop(), removeMigrated(), removeCompiled()]) });
}
