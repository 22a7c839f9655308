import { unreachableAgentsCard } from '../cards/unreachable-agents-card.ts';
import type { Clock } from '../services/clock.ts';
import type { AgentsStore, RememberedAgent } from '../services/conversations/agents-store.ts';
import type { ReachabilityService } from '../services/conversations/reachability-service.ts';
import type { UnreachableAgent, UnreachableStore } from '../services/conversations/unreachable-store.ts';
import type { AuthorizationService } from '../services/identity/authorization-service.ts';
import type { Log } from '../services/log.ts';
import { ProductError } from '../services/product-error.ts';
import type { AgentCards } from './agent-cards.ts';

const dayMs = 24 * 3_600_000;
/** Also how long it takes until an attempt that came to nothing is repeated. */
const claimMs = 3_600_000;

interface UnreachableNoticeOptions {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly agentCards: AgentCards;
  readonly reachability: ReachabilityService;
  readonly unreachable: UnreachableStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells one admin whom the bot cannot reach any more: each agent once, and all that is new in one message a day. */
export class UnreachableNotice {
  readonly #its: UnreachableNoticeOptions;

  constructor(options: UnreachableNoticeOptions) {
    this.#its = options;
  }

  async run(): Promise<void> {
    const untold = (await this.#its.reachability.listUnreachable()).filter(({ toldAt }) => toldAt === undefined);
    if (untold.length === 0 || !(await this.#claim())) return;
    try {
      if (await this.#tellAnAdmin(untold)) await this.#markTold(untold);
      else this.#its.log.warn({ agents: untold.length }, 'no admin could be told of unreachable agents');
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      this.#its.log.warn({ code: error.code, err: error }, 'no admin could be told of unreachable agents');
    }
  }

  async #claim(): Promise<boolean> {
    const now = this.#its.clock.now();
    const at = now.getTime();
    return this.#its.unreachable.claimNotice({
      now,
      notSince: new Date(at - dayMs),
      until: new Date(at + claimMs),
    });
  }

  /** The first who takes it. Whoever cannot be reached either is unreachable from then on. */
  async #tellAnAdmin(untold: readonly UnreachableAgent[]): Promise<boolean> {
    const names = untold.map(({ name, agentId }) => name || agentId);
    for await (const page of this.#its.agents.pages()) {
      for (const agent of page) if (await this.#tell(agent, names)) return true;
    }
    return false;
  }

  async #tell(agent: RememberedAgent, names: readonly string[]): Promise<boolean> {
    const place = await this.#its.reachability.findPlace(agent.agentId);
    if (place.kind === 'none' || !(await this.#its.authorization.isOffered(agent, 'partner-settings'))) return false;
    const { kind } = await this.#its.agentCards.send(agent.agentId, ({ language }) =>
      unreachableAgentsCard({ language, names }),
    );
    return kind === 'sent';
  }

  async #markTold(told: readonly UnreachableAgent[]): Promise<void> {
    const { unreachable, clock, log } = this.#its;
    await unreachable.markTold(
      told.map(({ agentId }) => agentId),
      clock.now(),
    );
    log.info({ agents: told.length }, 'admin told of unreachable agents');
  }
}
