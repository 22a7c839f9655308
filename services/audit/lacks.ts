import type { LedgerEntry } from '../agreements/ledger/ledger-entry.ts';
import type { AddedLater } from './added-later.ts';

/** What nobody has told or shown of a confirmation. */
export type Lack = 'no-ground' | 'no-file';

/** A customer that accepted on a page of Microsoft's needs no word or paper of ours. */
export function lacksOf(
  { linkId, ground }: Pick<LedgerEntry, 'linkId' | 'ground'>,
  added: AddedLater,
): readonly Lack[] {
  if (linkId !== undefined) return [];
  return [
    ...(ground === undefined && added.ground === undefined ? (['no-ground'] as const) : []),
    ...(added.filesAt.length === 0 ? (['no-file'] as const) : []),
  ];
}
