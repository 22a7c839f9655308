import { dayMs, hourMs } from '../../services/duration.ts';
import { unreachableAgentsCard } from '../../cards/conversations/unreachable-agents-card.ts';
import type { Clock } from '../../services/clock.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import type { UnreachableAgent, UnreachableStore } from '../../services/conversations/unreachable-store.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { Log } from '../../services/log.ts';
import { ProductError } from '../../services/product-error.ts';
import { SetAside } from '../../services/set-aside.ts';
import type { AgentCards, Reader } from './messengers.ts';

/** A failed attempt is repeated after this time. */
const claimMs = hourMs;

interface UnreachableNoticeOptions {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly agentCards: AgentCards;
  readonly reachability: ReachabilityService;
  readonly unreachable: UnreachableStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells one admin which agents the bot can no longer reach: each agent once, and all new ones of a day in one message. */
export class UnreachableNotice {
  readonly #options: UnreachableNoticeOptions;
  readonly #setAside: SetAside;

  constructor(options: UnreachableNoticeOptions) {
    this.#options = options;
    this.#setAside = new SetAside({ ...options, random: Math.random });
  }

  async run(): Promise<void> {
    const untold = (await this.#options.reachability.listUnreachable()).filter(({ toldAt }) => toldAt === undefined);
    if (untold.length === 0 || !(await this.#claim())) return;
    try {
      if (await this.#tellAnAdmin(untold)) await this.#markTold(untold);
      else this.#options.log.warn({ agents: untold.length }, 'no admin could be told of unreachable agents');
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      this.#options.log.warn({ code: error.code, err: error }, 'no admin could be told of unreachable agents');
    }
  }

  async #claim(): Promise<boolean> {
    const now = this.#options.clock.now();
    const at = now.getTime();
    return this.#options.unreachable.claimNotice({
      now,
      notSince: new Date(at - dayMs),
      until: new Date(at + claimMs),
    });
  }

  /** Tells the first admin who takes the message. An admin who does not take it counts as unreachable from then on. */
  async #tellAnAdmin(untold: readonly UnreachableAgent[]): Promise<boolean> {
    const names = untold.map(({ name, agentId }) => name || agentId);
    for await (const page of this.#options.agents.pages()) {
      for (const agent of page) if (await this.#isTold(agent, names)) return true;
    }
    return false;
  }

  /** A bug met with one agent does not keep the others from being told. Where no roles can be read, nobody is told. */
  async #isTold(agent: Agent, names: readonly string[]): Promise<boolean> {
    let isSent = false;
    let refusal: ProductError | undefined;
    // The claim of the notice ends any further attempt for an hour.
    const item = { ids: { agentId: agent.agentId }, leave: () => Promise.resolve() };
    await this.#setAside.attempt(item, async () => {
      try {
        isSent = await this.#tell(agent, names);
      } catch (error) {
        if (!(error instanceof ProductError)) throw error;
        refusal = error;
      }
    });
    if (refusal) throw refusal;
    return isSent;
  }

  async #tell(agent: Agent, names: readonly string[]): Promise<boolean> {
    const { agentCards, authorization, reachability } = this.#options;
    const place = await reachability.findPlace(agent.agentId);
    if (place.kind === 'none' || !(await authorization.isOffered(agent, 'partner-settings'))) return false;
    const cardFor = ({ language }: Reader) => unreachableAgentsCard({ language, names });
    return (await agentCards.send(agent.agentId, cardFor)).kind === 'sent';
  }

  async #markTold(told: readonly UnreachableAgent[]): Promise<void> {
    const { unreachable, clock, log } = this.#options;
    await unreachable.markTold(
      told.map(({ agentId }) => agentId),
      clock.now(),
    );
    log.info({ agents: told.length }, 'admin told of unreachable agents');
  }
}
