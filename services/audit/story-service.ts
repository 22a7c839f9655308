import type { AgentsStore } from '../conversations/agents-store.ts';
import type { StoryEntry } from '../evidence/story.ts';
import type { StoryRange, StoryReader } from '../evidence/story-reader.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import { type Story, accountIn, toldEntry } from './told-entry.ts';

interface StoryOptions {
  readonly reader: StoryReader;
  readonly agents: Pick<AgentsStore, 'listByIds'>;
  readonly authorization: AuthorizationService;
}

/** What the evidence log has about one customer, for those who may see it. */
export class StoryService {
  readonly #options: StoryOptions;

  constructor(options: StoryOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`. */
  async read(agent: Agent, customerId: CustomerId, range: StoryRange): Promise<Story> {
    await this.#options.authorization.require(agent, 'see-evidence');
    const { entries, hasMore } = await this.#options.reader.read(customerId, range);
    const names = await this.#namesOf(entries);
    return { entries: entries.map((entry) => toldEntry(entry, names)), hasMore };
  }

  /** An entry names an agent only where they stated something; of the others it has the account. */
  async #namesOf(entries: readonly StoryEntry[]): Promise<ReadonlyMap<AgentId, string>> {
    const ids = [...new Set(entries.flatMap((entry) => accountIn(entry) ?? []))];
    const agents = await this.#options.agents.listByIds(ids);
    return new Map(agents.map(({ agentId, name }) => [agentId, name]));
  }
}
