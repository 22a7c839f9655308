import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Agent } from '../identity/agent.ts';
import { type AgentId, parseGuid } from '../ids.ts';
import type { OwnersService } from '../reminders/owners-service.ts';
import { minuteMs } from '../duration.ts';

/** Who can be given customers is asked once a minute, and not for each row. */
const rememberedForMs = minuteMs;

/** Finds the colleague whom a row names. */
export class Assignees {
  readonly #lists: LRUCache<AgentId, readonly Agent[], Agent>;

  constructor(owners: Pick<OwnersService, 'listAssignable'>, clock: Clock) {
    this.#lists = new LRUCache<AgentId, readonly Agent[], Agent>({
      ...{ max: 100, ttl: rememberedForMs, ttlResolution: 0, perf: { now: () => clock.now().getTime() } },
      fetchMethod: (_agentId, _stale, { context }) => owners.listAssignable(context),
    });
  }

  /** By their id, or by their whole name where nobody else has it. Throws `NotAllowedError`. */
  async find(agent: Agent, words: string): Promise<AgentId | undefined> {
    const assignable = await this.#lists.forceFetch(agent.agentId, { context: agent });
    const id = parseGuid<AgentId>(words);
    const wanted = folded(words);
    const called = assignable.filter(({ agentId, name }) => agentId === id || folded(name) === wanted);
    return called.length === 1 ? called[0]?.agentId : undefined;
  }
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
