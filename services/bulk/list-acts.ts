import type { AgentRights, Capability } from '../identity/capabilities.ts';
import { type BulkAct, bulkActs } from './list/list-row.ts';

/** New customers are created one by one. */
export type ListAct = Exclude<BulkAct, 'create'>;

/** Who may do it with one customer may do it with many. */
export const capabilityOf: Readonly<Record<BulkAct, Capability>> = {
  confirm: 'attest',
  invite: 'invite',
  assign: 'use-reminders',
  mute: 'use-reminders',
  create: 'create-customer',
};

export const listActs: readonly ListAct[] = bulkActs.filter((act) => act !== 'create');

export function listActsFor({ may }: Pick<AgentRights, 'may'>): readonly ListAct[] {
  return listActs.filter((act) => may[capabilityOf[act]]);
}
