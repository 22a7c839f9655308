import { CountriesStore } from '../../../services/customers/directory/countries-store.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { DirectoryNotes } from '../../../services/customers/directory/directory-notes.ts';
import { DirectoryStatusStore } from '../../../services/customers/directory/directory-status-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { CapturedLog } from '../captured-log.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

/** Notes for a directory that nobody looks at. */
export async function openNotes(): Promise<DirectoryNotes> {
  const log = new CapturedLog();
  return notesIn(await openDatabase({ kind: 'embedded', file: ':memory:' }, log), log);
}

export function notesIn(database: Database, log = new CapturedLog()): DirectoryNotes {
  return new DirectoryNotes({
    statuses: new DirectoryStatusStore(database, new Evidence(database)),
    listing: new DirectoryListingStore(database),
    countries: new CountriesStore(database),
    renewalCutoff: undefined,
    log,
  });
}
