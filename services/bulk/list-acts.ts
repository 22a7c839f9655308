import type { AgentRights, Capability } from '../identity/capabilities.ts';
import { type BulkAct, bulkActs } from './list/list-row.ts';

/** New customers are created one by one. */
export type ListAct = Exclude<BulkAct, 'create'>;

/** Who may do it with one customer may do it with many. */
export const capabilityOf: Readonly<Record<BulkAct, Capability>> = {
  confirm: 'attest',
  invite: 'invite',
  assign: 'see-status',
  mute: 'see-status',
  create: 'create-customer',
};

export const listActs: readonly ListAct[] = bulkActs.filter((act) => act !== 'create');

/** Nobody is reminded at a reseller, so nobody is assigned either. */
const aboutReminders: readonly BulkAct[] = ['assign', 'mute'];

export function listActsFor({ may, isReseller }: Pick<AgentRights, 'may' | 'isReseller'>): readonly ListAct[] {
  return listActs.filter((act) => may[capabilityOf[act]] && !(isReseller && aboutReminders.includes(act)));
}
