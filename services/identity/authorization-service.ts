import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { AgentId } from '../ids.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { Agent } from './agent.ts';
import {
  type AgentRights,
  type Capability,
  type CapabilityTable,
  type OfferedRoads,
  type PartnerType,
  type Role,
  capabilities,
} from './capabilities.ts';
import { NotAllowedError, type NotAllowedReason } from './not-allowed-error.ts';
import { readPartnerType } from './partner-type.ts';
import type { RoleDirectory } from './role-directory.ts';

/** No answer about roles or partner type is trusted longer than this. */
const trustedForMs = 5 * 60_000;
const agentsRemembered = 5_000;

interface AuthorizationOptions {
  readonly roleDirectory: RoleDirectory;
  readonly partnerCenter: PartnerCenterClient;
  readonly capabilities: CapabilityTable;
  /** Nothing is kept for an agent who has no role any more. */
  readonly signOut?: (agentId: AgentId) => Promise<unknown>;
  readonly clock: Clock;
}

/** Decides who may do what, from the signed-in identity, at the moment of the act. */
export class AuthorizationService {
  readonly #roles: LRUCache<AgentId, readonly Role[]>;
  /** The same for all agents, and no act of theirs. */
  readonly #partnerType: LRUCache<'ours', PartnerType>;
  readonly #capabilities: CapabilityTable;

  constructor(options: AuthorizationOptions) {
    const perf = { now: () => options.clock.now().getTime() };
    const memory = { max: agentsRemembered, ttl: trustedForMs, ttlResolution: 0, perf };
    this.#roles = new LRUCache({
      ...memory,
      // Whoever waits for an answer that is forgotten meanwhile still gets it.
      ignoreFetchAbort: true,
      fetchMethod: async (agentId) => {
        const roles = await options.roleDirectory.listRoles(agentId);
        if (roles.length === 0) await options.signOut?.(agentId);
        return roles;
      },
    });
    this.#partnerType = new LRUCache({
      ...memory,
      max: 1,
      fetchMethod: () => readPartnerType(options.partnerCenter, 'service-account'),
    });
    this.#capabilities = options.capabilities;
  }

  /**
   * Throws `NotAllowedError` unless the agent's roles allow it, and for attesting, by oneself or by a colleague, and for reminders
   * the partner's type; where that does not, no role would help.
   */
  async require(agent: Agent, capability: Capability): Promise<void> {
    const refusal = await this.#refusalOf(capability, await this.listRoles(agent));
    if (refusal) throw new NotAllowedError(refusal.capability, refusal.reason);
  }

  /**
   * Which of these to offer, looked up once for all of them. The act itself is checked by `require`, also where the partner's
   * type cannot be told just now.
   */
  async authorize<Asked extends Capability>(
    agent: Agent,
    capabilities: readonly Asked[],
  ): Promise<Readonly<Record<Asked, boolean>>> {
    const roles = await this.listRoles(agent);
    const answers = await Promise.all(capabilities.map((capability) => this.#isAllowed(capability, roles)));
    return Object.fromEntries(capabilities.map((capability, at) => [capability, answers[at] === true])) as Readonly<
      Record<Asked, boolean>
    >;
  }

  async isOffered(agent: Agent, capability: Capability): Promise<boolean> {
    return this.#isAllowed(capability, await this.listRoles(agent));
  }

  /** Those of `agents` to whom it is offered, in their order. */
  async listOffered<Asked extends Agent>(agents: readonly Asked[], capability: Capability): Promise<readonly Asked[]> {
    const isOffered = await Promise.all(agents.map((agent) => this.isOffered(agent, capability)));
    return agents.filter((_, index) => isOffered[index]);
  }

  async listOfferedRoads(agent: Agent): Promise<OfferedRoads> {
    const [may, providers] = await Promise.all([
      this.authorize(agent, ['attest', 'invite', 'hand-over']),
      this.findProviders(),
    ]);
    const roads = { attest: may.attest, invite: may.invite, handOver: may['hand-over'] && !may.attest };
    return providers ? { ...roads, providers } : roads;
  }

  /** The names of the providers that an indirect reseller has to ask; undefined for other partners, and where it cannot be told. */
  async findProviders(): Promise<readonly string[] | undefined> {
    try {
      const type = await this.getPartnerType();
      return type.kind === 'indirect-reseller' ? type.providerNames : undefined;
    } catch (error) {
      if (error instanceof PartnerCenterError) return undefined;
      throw error;
    }
  }

  /** All that is offered to the agent. A partner whose type cannot be told just now is taken for one that may confirm. */
  async getRights(agent: Agent): Promise<AgentRights> {
    const roles = await this.listRoles(agent);
    const may = await this.authorize(agent, capabilities);
    const isReseller = roles.length > 0 && !may.attest && (await this.#isReseller());
    return { roles, may: { ...may, 'hand-over': may['hand-over'] && !may.attest }, isReseller };
  }

  /** For an agent who has just been given a role: Microsoft is asked again. */
  forgetRoles(agent: Agent): void {
    this.#roles.delete(agent.agentId);
  }

  async listRoles(agent: Agent): Promise<readonly Role[]> {
    return this.#roles.forceFetch(agent.agentId);
  }

  async getPartnerType(): Promise<PartnerType> {
    return this.#partnerType.forceFetch('ours');
  }

  async #isReseller(): Promise<boolean> {
    try {
      return (await this.getPartnerType()).kind === 'indirect-reseller';
    } catch (error) {
      if (error instanceof PartnerCenterError) return false;
      throw error;
    }
  }

  async #isAllowed(capability: Capability, roles: readonly Role[]): Promise<boolean> {
    try {
      return (await this.#refusalOf(capability, roles)) === undefined;
    } catch (error) {
      if (error instanceof PartnerCenterError) return true;
      throw error;
    }
  }

  /** Where the partner's type cannot be told, a refusal that is certain anyway counts. */
  async #refusalOf(capability: Capability, roles: readonly Role[]): Promise<Refusal | undefined> {
    const reason = this.#refusalByRole(roles, capability);
    const refusal = reason && { capability, reason };
    if (capability === 'use-reminders') return refusal ?? this.#refusalOfReminders();
    const needsPartner = capability === 'attest' || capability === 'hand-over';
    if (!needsPartner || reason?.kind === 'no-role') return refusal;
    const partnerType = await this.getPartnerType().catch((error: unknown) => {
      if (refusal) return undefined;
      throw error;
    });
    if (partnerType?.kind !== 'indirect-reseller') return refusal;
    return { capability: 'attest', reason: { kind: 'partner-type', providerNames: partnerType.providerNames } };
  }

  /** Reminders go on where the partner's type cannot be told. */
  async #refusalOfReminders(): Promise<Refusal | undefined> {
    const providerNames = await this.findProviders();
    return providerNames && { capability: 'use-reminders', reason: { kind: 'partner-type', providerNames } };
  }

  #refusalByRole(roles: readonly Role[], capability: Capability): NotAllowedReason | undefined {
    if (this.#allows(roles, capability)) return undefined;
    if (roles.length === 0) return { kind: 'no-role' };
    if (capability === 'hand-over' && this.#allows(roles, 'attest')) return { kind: 'may-attest' };
    return { kind: 'role', roles, allowedRoles: this.#capabilities[capability] };
  }

  #allows(roles: readonly Role[], capability: Capability): boolean {
    return roles.some((role) => this.#capabilities[capability].includes(role));
  }
}

interface Refusal {
  readonly capability: Capability;
  readonly reason: NotAllowedReason;
}
