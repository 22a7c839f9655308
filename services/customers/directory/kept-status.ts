import { type ToldStatus, isUnconfirmed } from '../customer-status.ts';
import type { KeptStatus, KnownStatus } from './directory-status-store.ts';
import { nextReadAt } from './next-read.ts';

/** What the directory keeps of a status that was told just now. */
export function keptStatus(before: KnownStatus, told: ToldStatus, now: Date): KeptStatus {
  const unconfirmedSince = isUnconfirmed(told.status) ? (before.unconfirmedSince ?? now) : undefined;
  const readDueAt = nextReadAt(told, { now, unconfirmedSince }, Math.random());
  return { ...told, unconfirmedSince, readAt: now, readDueAt };
}
