import type { ListNotReadableError } from '../../services/bulk/list/list-not-readable-error.ts';
import { mostListMegabytes } from '../../services/bulk/list/list-limits.ts';
import type { Wording } from '../wording/wording.ts';

/** What is wrong with a file, and what to do about it. */
export function listFaultText(
  { fault, row = 1, column = '' }: Omit<ListNotReadableError, 'name'>,
  wording: Wording,
): string {
  switch (fault) {
    case 'too-large':
      return wording.filled('listFile.fault.too-large', { megabytes: mostListMegabytes });
    case 'open-quote':
      return wording.filled('listFile.fault.open-quote', { row });
    case 'no-header':
    case 'no-customer-column':
      return wording.filled(`listFile.fault.${fault}`, { customer: wording.text('which.label') });
    case 'column-twice':
      return wording.filled('listFile.fault.column-twice', { column });
    default:
      return wording.text(`listFile.fault.${fault}`);
  }
}
