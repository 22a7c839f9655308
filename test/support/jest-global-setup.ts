import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotHosts } from './bots/bot-hosts.ts';
import { makeDatabaseFolder } from './databases/database-folder.ts';
import { makeMigratedDatabases } from './databases/migrated-databases.ts';
import { startPostgres } from './databases/postgres.ts';

/**
 * One PostgreSQL for the whole run, one set of keys with which the sandboxes sign, a process for bots beside each worker, and one
 * cache of compiled code for those that have a process of their own: half of a start is compiling. The workers inherit them.
 */
export default async function start({ maxWorkers }: { readonly maxWorkers: number }): Promise<void> {
  const compiled = await makeDatabaseFolder('agreement-desk-compiled-');
  process.env['NODE_COMPILE_CACHE'] = compiled;
  const keys = await mkdtemp(join(tmpdir(), 'agreement-desk-keys-'));
  process.env['TEST_KEYS_FOLDER'] = keys;
  const server = await startPostgres();
  process.env['POSTGRES_TEST_URL'] = server.url;
  const removeMigrated = await makeMigratedDatabases();
  const stopBotHosts = await startBotHosts(maxWorkers);
  // Processes that were killed may still be writing into it.
  const removeCompiled = () => rm(compiled, { recursive: true, force: true, maxRetries: 20 });
  const removeKeys = () => rm(keys, { recursive: true });
  const endTestRun = async () => {
    await stopBotHosts();
    await Promise.all([server.stop(), removeMigrated(), removeCompiled(), removeKeys()]);
  };
  Object.assign(globalThis, { endTestRun });
}
