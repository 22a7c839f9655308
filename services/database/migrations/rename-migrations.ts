import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Log } from '../../log.ts';
import type { Tables } from '../tables.ts';

/** Names that migrations had before each number stood for one of them. The order among them is the same. */
const newNames: Readonly<Record<string, string>> = {
  '0004-customer-search': '0005-customer-search',
  '0005-reminders': '0006-reminders',
  '0006-first-contact': '0007-first-contact',
  '0007-new-customers': '0008-new-customers',
  '0008-handovers': '0009-handovers',
  '0009-invitation-follow-ups': '0010-invitation-follow-ups',
  '0010-reports': '0011-reports',
};

/**
 * Gives the migrations that a database has been through their present names. All in one statement, which finds nothing
 * to do when another instance was faster: no old name is also a new one.
 */
export async function renameMigrations(query: Kysely<Tables>, log: Log): Promise<void> {
  if (!(await hasMigrations(query))) return;
  const cases = Object.entries(newNames).map(([from, to]) => sql`when ${from} then ${to}`);
  const { numAffectedRows = 0n } = await sql`
    update kysely_migration set name = case name ${sql.join(cases, sql` `)} else name end
    where name in (${sql.join(Object.keys(newNames))})`.execute(query);
  if (numAffectedRows > 0n) log.info({ renamed: Number(numAffectedRows) }, 'migrations renamed');
}

async function hasMigrations(query: Kysely<Tables>): Promise<boolean> {
  const tables = await query.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some((table) => table.name === 'kysely_migration');
}
