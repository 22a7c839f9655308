import type { DirectoryNotes } from '../customers/directory/directory-notes.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** Lets the directory know what came of an attestation. */
export async function noteOutcome(directory: DirectoryNotes, entry: LedgerEntry, now: Date): Promise<void> {
  switch (entry.outcome.state) {
    case 'recorded':
      return directory.noteAttestation(entry.customerId, entry.acceptedOn, now);
    // Which day the earlier record has is not told here.
    case 'already-recorded':
    case 'uncertain':
      return directory.noteDoubt(entry.customerId, now);
    case 'intended':
    case 'refused':
      return undefined;
  }
}
