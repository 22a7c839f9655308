import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import type { DatabaseEngine, Tables } from './database.ts';
import { createConversationsAndDrafts } from './migrations/0001-conversations-and-drafts.ts';
import { createAttestationLedger } from './migrations/0002-attestation-ledger.ts';
import { createInvitations } from './migrations/0003-invitations.ts';
import { createCustomerDirectory } from './migrations/0004-customer-directory.ts';
import { createCustomerSearch } from './migrations/0005-customer-search.ts';
import { createReminders } from './migrations/0006-reminders.ts';
import { createFirstContact } from './migrations/0007-first-contact.ts';
import { createNewCustomers } from './migrations/0008-new-customers.ts';
import { createHandovers } from './migrations/0009-handovers.ts';
import { createInvitationFollowUps } from './migrations/0010-invitation-follow-ups.ts';
import { createReports } from './migrations/0011-reports.ts';
import { shortenStatements } from './migrations/0012-short-statements.ts';
import { createAttestationCorrections } from './migrations/0013-attestation-corrections.ts';
import { createOneOpenHandover } from './migrations/0014-one-open-handover.ts';
import { createHeardFrom } from './migrations/0015-heard-from.ts';
import { createReadiness } from './migrations/0016-readiness.ts';
import { keepOwnersByActs } from './migrations/0017-owners-by-acts.ts';
import { createConfirmingAgain } from './migrations/0018-confirming-again.ts';
import { createListFilters } from './migrations/0019-list-filters.ts';
import { partPeopleFromLedger } from './migrations/0021-people-beside-the-ledger.ts';
import { createSharedBuckets } from './migrations/0022-shared-buckets.ts';
import { createServiceAccountTokens } from './migrations/0023-service-account-tokens.ts';
import { createErasing } from './migrations/0025-erasing.ts';
import { createSignIns } from './migrations/0032-sign-ins.ts';
import { createEvidenceLog } from './migrations/0033-evidence-log.ts';
import { createPageInTeams } from './migrations/0034-page-in-teams.ts';
import { createAcceptanceLinks } from './migrations/0045-acceptance-links.ts';
import { createGrounds } from './migrations/0047-grounds.ts';
import { createAttachments } from './migrations/0048-attachments.ts';
import { createAuditDays } from './migrations/0049-audit-days.ts';
import { createSavedFilters } from './migrations/0050-saved-filters.ts';
import { createRoadOfDrafts } from './migrations/0054-road-of-drafts.ts';
import { createAuditFindings } from './migrations/0057-audit-findings.ts';
import { createLists } from './migrations/0060-lists.ts';
import { createLinkMail } from './migrations/0061-link-mail.ts';
import { createCountries } from './migrations/0067-countries.ts';
import { orderCustomers } from './migrations/0068-order-of-customers.ts';
import { createPublishedHeads } from './migrations/0069-published-heads.ts';
import { createUnreadColumns } from './migrations/0070-unread-columns.ts';
import { searchByStart } from './migrations/0071-search-by-start.ts';

/**
 * Applied in the order of their names, once and for ever: a released one is never changed, only followed by another. Two that were
 * built side by side may reach a database in either order, so each must leave the same tables whichever comes first.
 */
const steps: Readonly<Record<string, (query: Kysely<unknown>, engine: DatabaseEngine) => Promise<void>>> = {
  '0001-conversations-and-drafts': createConversationsAndDrafts,
  '0002-attestation-ledger': createAttestationLedger,
  '0003-invitations': createInvitations,
  '0004-customer-directory': createCustomerDirectory,
  '0005-customer-search': createCustomerSearch,
  '0006-reminders': createReminders,
  '0007-first-contact': createFirstContact,
  '0008-new-customers': createNewCustomers,
  '0009-handovers': createHandovers,
  '0010-invitation-follow-ups': createInvitationFollowUps,
  '0011-reports': createReports,
  '0012-short-statements': shortenStatements,
  '0013-attestation-corrections': createAttestationCorrections,
  '0014-one-open-handover': createOneOpenHandover,
  '0015-heard-from': createHeardFrom,
  '0016-readiness': createReadiness,
  '0017-owners-by-acts': keepOwnersByActs,
  '0018-confirming-again': createConfirmingAgain,
  '0019-list-filters': createListFilters,
  '0021-people-beside-the-ledger': partPeopleFromLedger,
  '0022-shared-buckets': createSharedBuckets,
  '0023-service-account-tokens': createServiceAccountTokens,
  '0025-erasing': createErasing,
  '0032-sign-ins': createSignIns,
  '0033-evidence-log': createEvidenceLog,
  '0034-page-in-teams': createPageInTeams,
  '0045-acceptance-links': createAcceptanceLinks,
  '0047-grounds': createGrounds,
  '0048-attachments': createAttachments,
  '0049-audit-days': createAuditDays,
  '0050-saved-filters': createSavedFilters,
  '0054-road-of-drafts': createRoadOfDrafts,
  '0057-audit-findings': createAuditFindings,
  '0060-lists': createLists,
  '0061-link-mail': createLinkMail,
  '0067-countries': createCountries,
  '0068-order-of-customers': orderCustomers,
  '0069-published-heads': createPublishedHeads,
  '0070-unread-columns': createUnreadColumns,
  '0071-search-by-start': searchByStart,
};

export const migrationNames: readonly string[] = Object.keys(steps);

/** All missing steps in one transaction, or none. A process that starts at the same moment waits, and then finds them done. */
export async function migrate(query: Kysely<Tables>, engine: DatabaseEngine, log: Log): Promise<void> {
  try {
    await renameMigrations(query, log);
    await runMissingSteps(query, engine, log);
  } catch (error) {
    throw new Error('the database could not be migrated', { cause: error });
  }
}

async function runMissingSteps(query: Kysely<Tables>, engine: DatabaseEngine, log: Log): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrationsFor(engine)) };
  const migrator = new Migrator({ db: query, provider, allowUnorderedMigrations: true });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
  if (results.length > 0) log.info({ migrations: results.map((result) => result.migrationName) }, 'database migrated');
}

export function migrationsFor(engine: DatabaseEngine): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, { up: (query: Kysely<unknown>) => step(query, engine) }]),
  );
}

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

/** There is no database of this version of the product. */
export class DatabaseNotReadyError extends ProductError {
  readonly code = 'database-not-ready';

  constructor(why: string) {
    super(`the database cannot be used: ${why}`);
  }
}

/** Throws `DatabaseNotReadyError` unless the database has been through all migrations of this version, and no others. */
export async function checkMigrations(query: Kysely<Tables>): Promise<void> {
  if (!(await hasMigrations(query))) throw new DatabaseNotReadyError('it is not one of this product');
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(query);
  const done = rows.map((row) => row.name);
  if (migrationNames.some((name) => !done.includes(name)))
    throw new DatabaseNotReadyError('an older version made it; start the bot of this version once');
  if (done.some((name) => !migrationNames.includes(name))) throw new DatabaseNotReadyError('a newer version made it');
}

async function hasMigrations(query: Kysely<Tables>): Promise<boolean> {
  const tables = await query.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some((table) => table.name === 'kysely_migration');
}
