import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { AgentId } from '../ids.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { Agent } from './agent.ts';
import type { Capability, CapabilityTable, OfferedRoads, PartnerType, Role } from './capabilities.ts';
import { NotAllowedError, type NotAllowedReason } from './not-allowed-error.ts';
import type { RoleDirectory } from './role-directory.ts';

/** No answer about roles or partner type is trusted longer than this. */
const trustedForMs = 5 * 60_000;
const agentsRemembered = 5_000;

interface AuthorizationOptions {
  readonly roleDirectory: RoleDirectory;
  readonly partnerCenter: PartnerCenterClient;
  readonly capabilities: CapabilityTable;
  readonly clock: Clock;
}

/** Decides who may do what, from the signed-in identity, at the moment of the act. */
export class AuthorizationService {
  readonly #roles: LRUCache<AgentId, readonly Role[]>;
  /** The same for all agents; whoever asks first lends their sign-in. */
  readonly #partnerType: LRUCache<'ours', PartnerType, AgentId>;
  readonly #capabilities: CapabilityTable;
  readonly #partnerCenter: PartnerCenterClient;

  constructor(options: AuthorizationOptions) {
    const perf = { now: () => options.clock.now().getTime() };
    const memory = { max: agentsRemembered, ttl: trustedForMs, ttlResolution: 0, perf };
    this.#roles = new LRUCache({ ...memory, fetchMethod: (agentId) => options.roleDirectory.listRoles(agentId) });
    this.#partnerType = new LRUCache({
      ...memory,
      fetchMethod: (_ours, _stale, { context }) => this.#readPartnerType(context),
    });
    this.#capabilities = options.capabilities;
    this.#partnerCenter = options.partnerCenter;
  }

  /**
   * Throws `NotAllowedError` unless the agent's roles allow it, and for attesting, by oneself or by a colleague, the partner's
   * type; where that does not, no role would help.
   */
  async require(agent: Agent, capability: Capability): Promise<void> {
    const reason = this.#refusalByRole(await this.listRoles(agent), capability);
    const refusal = reason && new NotAllowedError(capability, reason);
    if (refusal?.reason.kind === 'no-role') throw refusal;
    if (capability === 'attest' || capability === 'hand-over') await this.#requireAttestingPartner(agent, refusal);
    if (refusal) throw refusal;
  }

  /** Whether to offer it; the act itself is checked by `require`, also where the partner's type cannot be told just now. */
  async isOffered(agent: Agent, capability: Capability): Promise<boolean> {
    try {
      await this.require(agent, capability);
      return true;
    } catch (error) {
      if (error instanceof NotAllowedError) return false;
      if (error instanceof PartnerCenterError) return true;
      throw error;
    }
  }

  /** Those of `agents` to whom it is offered, in their order. */
  async listOffered<Asked extends Agent>(agents: readonly Asked[], capability: Capability): Promise<readonly Asked[]> {
    const isOffered = await Promise.all(agents.map((agent) => this.isOffered(agent, capability)));
    return agents.filter((_, index) => isOffered[index]);
  }

  async listOfferedRoads(agent: Agent): Promise<OfferedRoads> {
    const [attest, invite, handOver] = await Promise.all([
      this.isOffered(agent, 'attest'),
      this.isOffered(agent, 'invite'),
      this.isOffered(agent, 'hand-over'),
    ]);
    return { attest, invite, handOver: handOver && !attest };
  }

  async listRoles(agent: Agent): Promise<readonly Role[]> {
    return this.#roles.forceFetch(agent.agentId);
  }

  async getPartnerType(agent: Agent): Promise<PartnerType> {
    return this.#partnerType.forceFetch('ours', { context: agent.agentId });
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

  /** Where the partner's type cannot be told, a refusal that is certain anyway counts. */
  async #requireAttestingPartner(agent: Agent, refusal: NotAllowedError | undefined): Promise<void> {
    const partnerType = await this.getPartnerType(agent).catch((error: unknown) => {
      throw refusal ?? error;
    });
    if (partnerType.kind !== 'indirect-reseller') return;
    throw new NotAllowedError('attest', { kind: 'partner-type', providerNames: partnerType.providerNames });
  }

  /** Partner Center has no field for it: whoever has providers is a reseller, whoever has resellers is a provider. */
  async #readPartnerType(agentId: AgentId): Promise<PartnerType> {
    const [providers, resellers] = await Promise.all([
      this.#partnerCenter.listIndirectProviders(agentId),
      this.#partnerCenter.listIndirectResellers(agentId),
    ]);
    if (providers.length > 0) {
      return { kind: 'indirect-reseller', providerNames: providers.map((provider) => provider.name) };
    }
    return { kind: resellers.length > 0 ? 'indirect-provider' : 'direct-bill' };
  }
}
