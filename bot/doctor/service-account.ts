import { decodeJwt } from 'jose';
import type { RoleDirectory } from '../../services/identity/role-directory.ts';
import type { AgentId } from '../../services/ids.ts';
import { repeatableExchange } from '../../services/partner-center/http/repeat-reads.ts';
import { timeoutMs } from './instruments.ts';
import { type Finding, fault, fine, warning } from './step.ts';

interface AccountLook {
  /** For Partner Center, on behalf of the account. */
  readonly accessToken: string;
  readonly tenantId: string;
  readonly partnerCenterUrl: string;
  readonly roles: RoleDirectory;
}

/** Whether an account is fit to speak for the bot: of the partner, with a second factor, an Admin agent and no more. */
export async function examineAccount(look: AccountLook): Promise<readonly Finding[]> {
  // Only Partner Center may rely on what is in its token; what is read here is checked by it below.
  const { tid, oid } = decodeJwt<{ tid?: string; oid?: string }>(look.accessToken);
  if (tid?.toLowerCase() !== look.tenantId.toLowerCase())
    return [
      fault('the account is of another tenant', 'sign in with an account of the partner’s own tenant: npm run consent'),
    ];
  return [
    fine('the account is of the partner’s tenant'),
    await mfaFinding(look),
    ...(await roleFindings(look, oid ?? '')),
  ];
}

/** As Microsoft offers to test it (partner-security-requirements-mandating-mfa): an answer says whether the token has MFA. */
async function mfaFinding({ accessToken, partnerCenterUrl }: AccountLook): Promise<Finding> {
  const outcome = await repeatableExchange(`${partnerCenterUrl}/v1/profiles/organization`, {
    method: 'GET',
    headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json', ValidateMfa: 'true' },
    body: undefined,
    timeoutMs,
  });
  if (outcome.kind !== 'answer')
    return fault(`Partner Center cannot be reached (${outcome.kind})`, 'look at DNS, proxy and firewall');
  const { status, headers } = outcome;
  const { amr } = decodeJwt<{ amr?: readonly string[] }>(accessToken);
  const isCompliant =
    headers['ismfacompliant'] === undefined ? amr?.includes('mfa') : headers['ismfacompliant'] === 'true';
  if (isCompliant === false)
    return fault('it signed in without a second factor', 'enforce MFA for it in Entra, then npm run consent');
  if (status === 401) return fault('Partner Center refuses its token (401)', 'sign it in again: npm run consent');
  return fine('it signed in with a second factor');
}

async function roleFindings({ roles }: AccountLook, oid: string): Promise<readonly Finding[]> {
  const held = await roles.listRoles(oid.toLowerCase() as AgentId);
  const admin = held.includes('admin-agent')
    ? fine('it is in AdminAgents')
    : fault(
        'it is not in AdminAgents, so Partner Center refuses most of what it asks',
        'add it to the group AdminAgents',
      );
  if (!held.includes('global-admin')) return [admin];
  const global = warning(
    'it is a Global administrator, so that its token opens the whole tenant',
    'take the role away: AdminAgents is all it needs',
  );
  return [admin, global];
}
