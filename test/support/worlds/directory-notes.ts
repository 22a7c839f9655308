import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { DirectoryNotes } from '../../../services/customers/directory/directory-notes.ts';
import { DirectoryStatusStore } from '../../../services/customers/directory/directory-status-store.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { CapturedLog } from '../captured-log.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

/** Notes for a directory that nobody looks at. */
export async function openNotes(): Promise<DirectoryNotes> {
  const log = new CapturedLog();
  const database = await openDatabase({ kind: 'embedded', file: ':memory:' }, log);
  const statuses = new DirectoryStatusStore(database, new Evidence(database));
  return new DirectoryNotes({ statuses, listing: new DirectoryListingStore(database), renewalCutoff: undefined, log });
}
