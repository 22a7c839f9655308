import { partnerTenantId, type Person, people, serviceAccount } from './people.ts';

/** The Bot Framework knows the bot by this id. */
export const botAppId = '22222222-2222-4222-8222-222222222222';
/** The registration that speaks to Partner Center and Microsoft Graph. */
export const partnerAppId = '33333333-3333-4333-8333-333333333333';

/** No secrets, because whoever knows them reaches nothing but this machine. */
export const sandboxSecrets = {
  bot: 'sandbox-bot-secret',
  partner: 'sandbox-partner-secret',
  /** The service account has signed in with MFA and consented before the demo begins. */
  refreshToken: 'sandbox-refresh-token-of-the-service-account',
  tokenKey: Buffer.alloc(32, 'sandbox').toString('base64'),
};

/** Object ids of the partner's groups. */
export const groupIds = {
  adminAgents: 'abcdef44-0000-4000-8000-000000000001',
  salesAgents: 'abcdef44-0000-4000-8000-000000000002',
  helpdeskAgents: 'abcdef44-0000-4000-8000-000000000003',
};

/** Object id of a managed identity that both registrations trust, as a federated credential. */
export const workloadIdentity = 'cccccccc-0000-4000-8000-000000000001';

/** Template id of the directory role Global Administrator, the same in every tenant (permissions-reference). */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

const groupsByRole: Readonly<Record<Person['role'], readonly string[]>> = {
  'admin-agent': [groupIds.adminAgents],
  'sales-agent': [groupIds.salesAgents],
  'helpdesk-agent': [groupIds.helpdeskAgents],
  'global-admin': [],
  'no-role': [],
};

export function groupsOf({ role }: Person): readonly string[] {
  return groupsByRole[role];
}

/** Groups and directory roles, which Graph's membership checks answer for alike. */
export function directoryObjectsOf(person: Person): readonly string[] {
  return person.role === 'global-admin' ? [globalAdministrator] : groupsOf(person);
}

/** Somebody whom the partner's tenant knows. */
export function findAccount(objectId: string | undefined): Person | undefined {
  return [...people, serviceAccount].find((person) => person.objectId === objectId?.toLowerCase());
}

export function userPrincipalNameOf({ name }: Person): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@adatum.onmicrosoft.com`;
}

/** An app registration in the partner's tenant. */
export interface Registration {
  readonly appId: string;
  readonly name: string;
  readonly secret: string;
  /** Application permissions at Graph that an administrator has granted. */
  readonly graphRoles: readonly string[];
}

const registrations: readonly Registration[] = [
  { appId: botAppId, name: 'Agreement Desk', secret: sandboxSecrets.bot, graphRoles: [] },
  {
    appId: partnerAppId,
    name: 'Agreement Desk for Partner Center',
    secret: sandboxSecrets.partner,
    graphRoles: ['GroupMember.Read.All', 'User.ReadBasic.All'],
  },
];

export function findRegistration(appId: string | undefined): Registration | undefined {
  return registrations.find((one) => one.appId === appId?.toLowerCase());
}

/** Of an application in the tenant: the object that acts where the application itself does. */
export function servicePrincipalIdOf({ appId }: Registration): string {
  return `bbbbbbbb-${appId.slice(9)}`;
}

export const tenants: readonly string[] = [partnerTenantId, 'common', 'organizations'];
