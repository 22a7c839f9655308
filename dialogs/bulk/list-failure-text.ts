import { listFaultText } from '../../cards/bulk/list-fault-text.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import { BulkActClosedError, EmptyListError, ListTooLongError } from '../../services/bulk/list-errors.ts';
import { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';

/** Why a list is not taken, and what to do; undefined for another failure. */
export function listFailureText(error: unknown, wording: Wording): string | undefined {
  if (error instanceof ListNotReadableError) return listFaultText(error, wording);
  if (error instanceof EmptyListError) return wording.text('listFile.fault.no-rows');
  if (error instanceof ListTooLongError) return wording.filled('listFile.tooLong', { most: error.most });
  if (!(error instanceof BulkActClosedError)) return undefined;
  return wording.text(error.act === 'confirm' ? 'listFile.closed.confirm' : 'listFile.closed.create');
}
