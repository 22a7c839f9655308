import type { Clock } from '../clock.ts';
import { storiesOf } from '../evidence/evidence-file.ts';
import { NothingToExportError } from '../evidence/nothing-to-export-error.ts';
import { type ExportingParts, type StoryFile, exportStories } from '../evidence/story-export.ts';
import { accountPart } from '../evidence/told.ts';
import type { CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { StoryService } from './story-service.ts';
import type { OneOfSeveral, StoriesOnPaper, StoryOnPaper } from './told-entry.ts';

/** A story on paper ends here; the evidence file has the rest. */
const longestStory = 500;

interface ExportOptions {
  readonly exporting: ExportingParts;
  readonly stories: StoryService;
  readonly authorization: AuthorizationService;
  /** Signs what is new, so that it is in the file. */
  readonly sign: () => Promise<unknown>;
  readonly clock: Clock;
}

/** Of each of several customers on paper. */
const longestOfSeveral = 50;

/** Hands out the stories of customers, to those who may. Each time is an entry of the log. */
export class StoryExportService {
  readonly #options: ExportOptions;

  constructor(options: ExportOptions) {
    this.#options = options;
  }

  /**
   * For machines, with the heads of these sizes too, where they are signed. Throws `NotAllowedError`, and `NothingToExportError` where
   * nothing is signed or known.
   */
  async openFile(
    agent: Agent,
    customerIds: readonly CustomerId[],
    alsoHeads: readonly number[] = [],
  ): Promise<StoryFile> {
    const { exporting, clock } = this.#options;
    await this.#begin(agent);
    const by = { by: 'agent', parts: accountPart(agent.agentId) } as const;
    const file = await exportStories(exporting, { customerIds, madeAt: clock.now(), ...by, alsoHeads });
    if (file.kind === 'file') return file;
    throw new NothingToExportError(file.kind === 'no-entry' && customerIds.length !== 1 ? 'no-entries' : file.kind);
  }

  /** For people. Throws the same. */
  async read(agent: Agent, customerId: CustomerId): Promise<StoryOnPaper> {
    await this.#begin(agent);
    const story = await this.#options.stories.read(agent, customerId, { limit: longestStory });
    if (story.entries.length === 0) throw new NothingToExportError('no-entry');
    return { ...story, madeAt: await this.#enter(agent, [customerId], story.entries.length) };
  }

  /** The newest of each; who has none is left out. Throws the same. */
  async readSeveral(agent: Agent, customerIds: readonly CustomerId[]): Promise<StoriesOnPaper> {
    await this.#begin(agent);
    const stories: OneOfSeveral[] = [];
    for (const customerId of customerIds) {
      const story = await this.#options.stories.read(agent, customerId, { limit: longestOfSeveral });
      if (story.entries.length > 0) stories.push({ customerId, story });
    }
    if (stories.length === 0) throw new NothingToExportError('no-entries');
    const entries = stories.reduce((sum, { story }) => sum + story.entries.length, 0);
    const told = stories.map(({ customerId }) => customerId);
    return { stories, madeAt: await this.#enter(agent, told, entries) };
  }

  async #begin(agent: Agent): Promise<void> {
    await this.#options.authorization.require(agent, 'export-evidence');
    await this.#options.sign();
  }

  /** That it was handed out, and when. */
  async #enter(agent: Agent, customerIds: readonly CustomerId[], entries: number): Promise<Date> {
    const { exporting, clock } = this.#options;
    const madeAt = clock.now();
    const act = { kind: 'exported', what: 'story', at: madeAt.toISOString(), by: 'agent' } as const;
    const fact = { ...act, ...storiesOf(customerIds), entries };
    await exporting.database.query
      .transaction()
      .execute((transaction) => exporting.evidence.append(transaction, [{ fact, parts: accountPart(agent.agentId) }]));
    return madeAt;
  }
}
