import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { adminAgentsOnlyTable, capabilityTable } from '../../services/identity/capabilities.ts';
import { GraphRoleDirectory } from '../../services/identity/graph-role-directory.ts';
import { RolesUnavailableError } from '../../services/identity/role-directory.ts';
import type { HttpOutcome } from '../../services/partner-center/http/http-exchange.ts';
import { repeatableExchange } from '../../services/partner-center/http/repeat-reads.ts';
import { AppOnlyTokens } from '../../services/partner-center/sign-in/app-only-tokens.ts';
import type { ProductionSettings } from '../config.ts';
import { partnerRegistration } from '../secrets/registrations.ts';
import { explainRefusal } from './entra-refusals.ts';
import { timeoutMs } from './instruments.ts';
import { type Finding, fault, fine, step, warning } from './step.ts';

export const ofPartner = [
  'PARTNER_TENANT_ID',
  'PARTNER_CLIENT_ID',
  'PARTNER_CLIENT_SECRET',
  'PARTNER_CLIENT_CERTIFICATE',
  'PARTNER_CLIENT_FEDERATION',
  'ENTRA_URL',
] as const;
export const groupSettings = ['ADMIN_AGENTS_GROUP_ID', 'SALES_AGENTS_GROUP_ID', 'HELPDESK_AGENTS_GROUP_ID'] as const;

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

export const partnerIdentity = step({
  name: 'partner registration',
  needs: ofPartner,
  async look(settings) {
    try {
      await graphToken(settings);
      return fine('Entra gives it a token for Microsoft Graph');
    } catch (error) {
      const why = explainRefusal(error);
      if (!why) throw error;
      return fault(why.says, `${why.mend} (PARTNER_CLIENT_ID and the settings beside it)`);
    }
  },
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
      const held = await roleDirectory(settings, log).listRoles(as);
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

export function roleDirectory(
  settings: GraphSettings,
  log: ConstructorParameters<typeof GraphRoleDirectory>[0]['log'],
) {
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

async function graphToken(settings: Pick<ProductionSettings, (typeof ofPartner)[number]>): Promise<string> {
  const registration = partnerRegistration(settings);
  const resource = 'https://graph.microsoft.com';
  const tokens = new AppOnlyTokens({ registration, resource, entraUrl: settings.ENTRA_URL, timeoutMs });
  return (await tokens.getToken(randomUUID())).value;
}

function graphGet(url: string, token: string): Promise<HttpOutcome> {
  // A count is to be had only so (graph/aad-advanced-queries).
  const headers = { Authorization: `Bearer ${token}`, ConsistencyLevel: 'eventual' };
  return repeatableExchange(url, { method: 'GET', headers, body: undefined, timeoutMs });
}

const bodyOf = (outcome: HttpOutcome): string =>
  outcome.kind === 'answer' ? new TextDecoder().decode(outcome.body) : '';
