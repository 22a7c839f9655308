import { randomUUID } from 'node:crypto';
import { AuthError } from '@azure/msal-node';
import { z } from 'zod';
import type { AgentId } from '../ids.ts';
import type { Log } from '../log.ts';
import { type AppOnlyToken, AppOnlyTokens } from '../partner-center/sign-in/app-only-tokens.ts';
import {
  type EntraAccess,
  type EntraRegistration,
  SignInUnavailable,
  isBusy,
} from '../partner-center/sign-in/entra-application.ts';
import type { HttpAnswer, HttpOutcome } from '../partner-center/http/http-exchange.ts';
import { repeatableExchange } from '../partner-center/http/repeat-reads.ts';
import type { Role } from './capabilities.ts';
import { type RoleDirectory, RolesUnavailableError } from './role-directory.ts';

/** Template id of the directory role, the same in every tenant (permissions-reference). */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** Object ids of the partner's groups. An indirect reseller's tenant has no SalesAgents (partner-earned-credit-troubleshoot). */
interface RoleGroupIds {
  readonly adminAgents: string;
  readonly salesAgents?: string | undefined;
  readonly helpdeskAgents?: string | undefined;
}

/** `timeoutMs` is for one attempt, at Entra and at Graph alike. */
interface GraphRoleDirectoryOptions extends EntraAccess {
  readonly registration: EntraRegistration;
  /** `https://graph.microsoft.com`, or a made-up Graph on this machine. */
  readonly graphUrl: string;
  readonly groupIds: RoleGroupIds;
  readonly log: Log;
}

/** What Graph's tokens are for, wherever Graph is. */
export const graphResource = 'https://graph.microsoft.com';

/** A group or a directory role whose members have a role here. */
interface RoleObject {
  readonly role: Role;
  readonly id: string;
}

const memberships = z.object({ value: z.array(z.string()) });
const graphError = z.object({ error: z.object({ code: z.string().regex(/^\w{1,80}$/) }) });

/**
 * Roles from Microsoft Graph, as the app itself: `checkMemberObjects` answers for groups and for template ids of directory roles
 * at once, nested groups included, and needs no more than `User.ReadBasic.All` and `GroupMember.Read.All`, or `User.Read.All`
 * alone (directoryobject-checkmemberobjects).
 */
export class GraphRoleDirectory implements RoleDirectory {
  readonly #options: GraphRoleDirectoryOptions;
  readonly #tokens: AppOnlyTokens;
  readonly #objects: readonly RoleObject[];
  #refusedWhenNew: string | undefined;

  constructor(options: GraphRoleDirectoryOptions) {
    this.#options = options;
    this.#tokens = new AppOnlyTokens({ ...options, resource: graphResource });
    this.#objects = roleObjects(options.groupIds);
  }

  /** Throws `RolesUnavailableError`. */
  async listRoles(agentId: AgentId): Promise<readonly Role[]> {
    const requestId = randomUUID();
    try {
      return this.#rolesFrom(await this.#ask(agentId, requestId), requestId);
    } catch (error) {
      if (error instanceof RolesUnavailableError) {
        const { code, because, status, wireCode } = error;
        this.#options.log.warn({ agentId, code, because, status, wireCode, requestId }, 'roles could not be read');
      }
      throw error;
    }
  }

  /** A token is kept until it expires, also one that Graph refuses. That is replaced, unless it was refused when it was new. */
  async #ask(agentId: AgentId, requestId: string): Promise<HttpOutcome> {
    const kept = await this.#token(requestId);
    const outcome = await this.#checkMemberships(agentId, kept.value, requestId);
    if (!isTokenRefused(outcome)) return outcome;
    if (kept.isNew) this.#refusedWhenNew = kept.value;
    if (kept.value === this.#refusedWhenNew) return outcome;
    const renewed = await this.#token(requestId, { skipCache: true });
    const secondOutcome = await this.#checkMemberships(agentId, renewed.value, requestId);
    if (isTokenRefused(secondOutcome)) this.#refusedWhenNew = renewed.value;
    return secondOutcome;
  }

  async #token(requestId: string, options = {}): Promise<AppOnlyToken> {
    try {
      return await this.#tokens.getToken(requestId, options);
    } catch (cause) {
      const wireCode = cause instanceof AuthError ? cause.errorCode : undefined;
      const because = cause instanceof SignInUnavailable ? cause.because : 'refused';
      throw new RolesUnavailableError('no token for Graph', { because, requestId, wireCode, cause });
    }
  }

  #checkMemberships(agentId: AgentId, token: string, requestId: string): Promise<HttpOutcome> {
    return repeatableExchange(`${this.#options.graphUrl}/v1.0/users/${agentId}/checkMemberObjects`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'client-request-id': requestId,
      },
      body: JSON.stringify({ ids: this.#objects.map(({ id }) => id) }),
      timeoutMs: this.#options.timeoutMs,
    });
  }

  #rolesFrom(outcome: HttpOutcome, requestId: string): readonly Role[] {
    if (outcome.kind !== 'answer') {
      const cause = outcome.kind === 'network' ? outcome.cause : undefined;
      throw new RolesUnavailableError(`Graph gave no answer (${outcome.kind})`, {
        because: 'unreachable',
        requestId,
        cause,
      });
    }
    const answer = { status: outcome.status, body: parseJson(outcome), requestId };
    if (answer.status !== 200) return rolesWithout(answer);
    const held = heldIds(answer);
    return this.#objects.filter(({ id }) => held.has(id)).map(({ role }) => role);
  }
}

function isTokenRefused(outcome: HttpOutcome): boolean {
  return outcome.kind === 'answer' && outcome.status === 401;
}

interface GraphAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly requestId: string;
}

function heldIds({ status, body, requestId }: GraphAnswer): ReadonlySet<string> {
  const { data, error } = memberships.safeParse(body);
  if (!data) {
    const failure = { because: 'not-understood', requestId, status, cause: error } as const;
    throw new RolesUnavailableError('Graph gave an unknown answer', failure);
  }
  return new Set(data.value.map((id) => id.toLowerCase()));
}

/** Somebody whom the tenant does not know has no roles; every other refusal is no answer. */
function rolesWithout({ status, body, requestId }: GraphAnswer): readonly Role[] {
  const wireCode = graphError.safeParse(body).data?.error.code;
  if (status === 404 && wireCode === 'Request_ResourceNotFound') return [];
  const because = isBusy(status) ? 'busy' : 'refused';
  throw new RolesUnavailableError(`Graph answered ${status}`, { because, requestId, status, wireCode });
}

function roleObjects({ adminAgents, salesAgents, helpdeskAgents }: RoleGroupIds): readonly RoleObject[] {
  const objects = [
    { role: 'admin-agent', id: adminAgents },
    { role: 'sales-agent', id: salesAgents },
    { role: 'helpdesk-agent', id: helpdeskAgents },
    { role: 'global-admin', id: globalAdministrator },
  ] as const;
  return objects.flatMap(({ role, id }) => (id ? [{ role, id: id.toLowerCase() }] : []));
}

function parseJson({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
