import type { AgentRights } from '../identity/capabilities.ts';
import type { BulkAct } from './list/list-row.ts';

/** New customers are created one by one. */
export type ListAct = Exclude<BulkAct, 'create'>;

/** What an agent may do with one customer, they may do with many. Nobody is reminded at a reseller, so nobody is assigned either. */
export function listActsFor({ may, isReseller }: Pick<AgentRights, 'may' | 'isReseller'>): readonly ListAct[] {
  const reminds = may['see-status'] && !isReseller;
  const offered = { confirm: may.attest, invite: may.invite, assign: reminds, mute: reminds };
  return (Object.keys(offered) as ListAct[]).filter((act) => offered[act]);
}
