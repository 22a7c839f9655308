import { makeMigratedDatabases } from './databases/migrated-databases.ts';
import { startPostgres } from './databases/postgres.ts';

/** One PostgreSQL for the whole run. The workers inherit the address. */
export default async function start(): Promise<void> {
  const server = await startPostgres();
  process.env['POSTGRES_TEST_URL'] = server.url;
  const removeMigrated = await makeMigratedDatabases();
  Object.assign(globalThis, { endTestRun: () => Promise.all([server.stop(), removeMigrated()]) });
}
