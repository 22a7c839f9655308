import { GraphRoleDirectory } from '../services/identity/graph-role-directory.ts';
import type { Log } from '../services/log.ts';
import type { ProductionSettings } from './settings/config.ts';
import { type PartnerSettings, partnerRegistration } from './secrets/registrations.ts';

export const groupSettings = ['ADMIN_AGENTS_GROUP_ID', 'SALES_AGENTS_GROUP_ID', 'HELPDESK_AGENTS_GROUP_ID'] as const;

type RoleSettings = PartnerSettings &
  Pick<ProductionSettings, (typeof groupSettings)[number] | 'ENTRA_URL' | 'GRAPH_URL'>;

/** The roles of agents, from the partner's groups. */
export function roleDirectory(
  settings: RoleSettings,
  { timeoutMs, log }: { readonly timeoutMs: number; readonly log: Log },
): GraphRoleDirectory {
  return new GraphRoleDirectory({
    registration: partnerRegistration(settings),
    groupIds: {
      adminAgents: settings.ADMIN_AGENTS_GROUP_ID,
      salesAgents: settings.SALES_AGENTS_GROUP_ID,
      helpdeskAgents: settings.HELPDESK_AGENTS_GROUP_ID,
    },
    entraUrl: settings.ENTRA_URL,
    graphUrl: settings.GRAPH_URL,
    timeoutMs,
    log,
  });
}
