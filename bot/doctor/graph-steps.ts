import { z } from 'zod';
import { adminAgentsOnlyTable, capabilityTable } from '../../services/identity/capabilities.ts';
import { graphResource } from '../../services/identity/graph-role-directory.ts';
import { RolesUnavailableError } from '../../services/identity/role-directory.ts';
import type { HttpOutcome } from '../../services/partner-center/http/http-exchange.ts';
import { repeatableExchange } from '../../services/partner-center/http/repeat-reads.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { groupSettings, roleDirectory } from '../role-directory.ts';
import { partnerRegistration, partnerSettingNames } from '../secrets/registrations.ts';
import { timeoutMs } from './instruments.ts';
import { appOnlyToken, registrationStep } from './registration-step.ts';
import { type Finding, fault, fine, step, warning } from './step.ts';

const ofPartner = [...partnerSettingNames, 'ENTRA_URL'] as const;

type GraphSettings = Pick<
  ProductionSettings,
  (typeof ofPartner)[number] | (typeof groupSettings)[number] | 'GRAPH_URL'
>;

/** As Microsoft names them in the tenant of a partner. */
const names = {
  ADMIN_AGENTS_GROUP_ID: 'AdminAgents',
  SALES_AGENTS_GROUP_ID: 'SalesAgents',
  HELPDESK_AGENTS_GROUP_ID: 'HelpdeskAgents',
} as const;
const permissions =
  'grant the registration User.Read.All, or User.ReadBasic.All and GroupMember.Read.All, as application permissions with admin consent';

export const partnerIdentity = registrationStep({
  name: 'partner registration',
  needs: ofPartner,
  id: 'PARTNER_CLIENT_ID',
  getToken: graphToken,
  gets: 'Entra gives it a token for Microsoft Graph',
});

export const groups = step({
  name: 'groups',
  needs: [...ofPartner, ...groupSettings, 'GRAPH_URL'],
  after: ['partner registration'],
  async look(settings) {
    const token = await graphToken(settings);
    return Promise.all(groupSettings.map((setting) => groupFinding(settings, setting, token)));
  },
});

const wireGroup = z.object({ displayName: z.string() });

async function groupFinding(settings: GraphSettings, setting: keyof typeof names, token: string): Promise<Finding> {
  const id = settings[setting];
  const wanted = names[setting];
  if (id === undefined) return fine(`${wanted} is not set, so nobody has its role`);
  const root = `${settings.GRAPH_URL}/v1.0/groups/${id}`;
  const [group, members] = await Promise.all([
    graphGet(`${root}?$select=displayName`, token),
    graphGet(`${root}/transitiveMembers/$count`, token),
  ]);
  const refused = refusalOf(group, setting) ?? refusalOf(members, setting);
  if (refused) return refused;
  const { displayName } = wireGroup.parse(JSON.parse(bodyOf(group)));
  if (displayName !== wanted)
    return warning(`${setting} is the group “${displayName}”`, `Microsoft’s group is ${wanted}: check the id`);
  const count = Number(bodyOf(members));
  if (count === 0) return warning(`${wanted} has no members`, 'add the agents who shall have its role');
  return fine(`${wanted} has ${count} ${count === 1 ? 'member' : 'members'}`);
}

function refusalOf(outcome: HttpOutcome, setting: string): Finding | undefined {
  if (outcome.kind !== 'answer')
    return fault(`Microsoft Graph cannot be reached (${outcome.kind})`, 'look at DNS, proxy and firewall');
  switch (outcome.status) {
    case 200:
      return undefined;
    case 404:
      return fault(`${setting} is no group of the tenant`, 'copy the object id of the group from Entra');
    case 401:
    case 403:
      return fault(`Microsoft Graph does not let the registration read groups (${outcome.status})`, permissions);
    default:
      return warning(`Microsoft Graph had no answer for now (${outcome.status})`, 'try again in some minutes');
  }
}

export const roles = step({
  name: 'roles',
  needs: [...ofPartner, ...groupSettings, 'GRAPH_URL', 'ATTEST_ADMIN_AGENTS_ONLY'],
  after: ['partner registration'],
  async look(settings, { as, log }) {
    if (as === undefined) return fine('nobody was asked about: --as <object id> says what somebody may do');
    try {
      const held = await roleDirectory(settings, { timeoutMs, log }).listRoles(as);
      if (held.length === 0)
        return fault(
          `${as} has no role, and is told so by the bot`,
          'add them to one of the groups; it may take an hour to show',
        );
      const capabilities = settings.ATTEST_ADMIN_AGENTS_ONLY ? adminAgentsOnlyTable : capabilityTable;
      const may = Object.entries(capabilities).filter(([, allowed]) => held.some((role) => allowed.includes(role)));
      return fine(`${as} is ${held.join(', ')}; may ${may.map(([capability]) => capability).join(', ')}`);
    } catch (error) {
      if (!(error instanceof RolesUnavailableError)) throw error;
      const { because, wireCode } = error;
      return fault(`roles cannot be read (${wireCode ?? because})`, permissions);
    }
  },
});

function graphToken(settings: Pick<ProductionSettings, (typeof ofPartner)[number]>): Promise<string> {
  return appOnlyToken(partnerRegistration(settings), graphResource, settings);
}

function graphGet(url: string, token: string): Promise<HttpOutcome> {
  // A count is to be had only so (graph/aad-advanced-queries).
  const headers = { Authorization: `Bearer ${token}`, ConsistencyLevel: 'eventual' };
  return repeatableExchange(url, { method: 'GET', headers, body: undefined, timeoutMs });
}

const bodyOf = (outcome: HttpOutcome): string =>
  outcome.kind === 'answer' ? new TextDecoder().decode(outcome.body) : '';
