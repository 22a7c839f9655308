import type { Clock } from '../clock.ts';
import { NothingToExportError } from '../evidence/nothing-to-export-error.ts';
import { type ExportingParts, type StoryFile, exportStory } from '../evidence/story-export.ts';
import { accountPart } from '../evidence/told.ts';
import type { CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { StoryService } from './story-service.ts';
import type { StoryOnPaper } from './told-entry.ts';

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

/** Hands out the story of one customer, to those who may. Each time is an entry of the log. */
export class StoryExportService {
  readonly #options: ExportOptions;

  constructor(options: ExportOptions) {
    this.#options = options;
  }

  /** For machines. Throws `NotAllowedError`, and `NothingToExportError` where nothing is signed or known. */
  async openFile(agent: Agent, customerId: CustomerId): Promise<StoryFile> {
    const { authorization, exporting, sign, clock } = this.#options;
    await authorization.require(agent, 'export-evidence');
    await sign();
    const by = { by: 'agent', parts: accountPart(agent.agentId) } as const;
    const file = await exportStory(exporting, { customerId, madeAt: clock.now(), ...by });
    if (file.kind !== 'file') throw new NothingToExportError(file.kind);
    return file;
  }

  /** For people. Throws the same. */
  async read(agent: Agent, customerId: CustomerId): Promise<StoryOnPaper> {
    const { authorization, stories, exporting, sign, clock } = this.#options;
    await authorization.require(agent, 'export-evidence');
    await sign();
    const story = await stories.read(agent, customerId, { limit: longestStory });
    if (story.entries.length === 0) throw new NothingToExportError('no-entry');
    const madeAt = clock.now();
    const act = { kind: 'exported', what: 'story', at: madeAt.toISOString(), by: 'agent' } as const;
    const fact = { ...act, customerId, entries: story.entries.length };
    await exporting.database.query
      .transaction()
      .execute((transaction) => exporting.evidence.append(transaction, [{ fact, parts: accountPart(agent.agentId) }]));
    return { ...story, madeAt };
  }
}
