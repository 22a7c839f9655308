import { type AttachedOutcome, attachedCard } from '../../cards/audit/attached-card.ts';
import { storyCard } from '../../cards/audit/story-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { AttachingService } from '../../services/audit/attaching-service.ts';
import type { GroundsService } from '../../services/audit/grounds-service.ts';
import type { StoryService } from '../../services/audit/story-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { FileNotTakenError } from '../../services/evidence/attachments/file-not-taken-error.ts';
import { type Reply, reply } from '../reply.ts';
import type { SentFile, Turn } from '../turn.ts';

/** More of them would make the card too large for Teams. */
const entriesShown = 8;

interface EvidenceHandlerOptions {
  readonly stories: StoryService;
  readonly grounds: Pick<GroundsService, 'listLacking'>;
  readonly customers: CustomersService;
  readonly authorization: Pick<AuthorizationService, 'isOffered'>;
  readonly attaching: AttachingService;
  readonly readFile: (file: SentFile) => Promise<Uint8Array>;
}

/** What the evidence log has about a customer, and files that go into it. */
export class EvidenceHandler {
  readonly #options: EvidenceHandlerOptions;

  constructor(options: EvidenceHandlerOptions) {
    this.#options = options;
  }

  /** Files that come with the words are attached; an edited message only looks. */
  async showOrAttach(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    return turn.files.length === 0 || turn.isEdited ? this.show(turn, customer) : this.#attach(turn, customer);
  }

  async open(turn: Turn, { customerId, before }: ActionOf<'evidence.show'>): Promise<Reply> {
    return this.show(turn, await this.#options.customers.getCustomer(turn.agent, customerId), before);
  }

  /** From the newest entry, or from the last one of the page before. */
  async show({ agent, language }: Turn, customer: CustomerSummary, before?: string): Promise<Reply> {
    const range = { limit: entriesShown, before: before === undefined ? undefined : Number(before) };
    const { stories, grounds, authorization } = this.#options;
    const [story, lacking, mayExport] = await Promise.all([
      stories.read(agent, customer.customerId, range),
      grounds.listLacking(agent, customer.customerId),
      authorization.isOffered(agent, 'export-evidence'),
    ]);
    const lacksGround = lacking.find(({ lacks }) => lacks.includes('no-ground'))?.entry.attestationId;
    return reply(storyCard({ language, timeZone: agent.timeZone, customer, story, lacksGround, mayExport }));
  }

  async #attach(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    const outcomes: AttachedOutcome[] = [];
    for (const file of turn.files) outcomes.push({ name: file.name, fault: await this.#faultOf(turn, customer, file) });
    return reply(attachedCard({ language: turn.language, customer, files: outcomes }));
  }

  /** Undefined where it is attached. */
  async #faultOf({ agent }: Turn, { customerId }: CustomerSummary, file: SentFile): Promise<AttachedOutcome['fault']> {
    const { attaching, readFile } = this.#options;
    try {
      await attaching.attach(agent, customerId, { name: file.name, content: () => readFile(file) });
      return undefined;
    } catch (error) {
      if (error instanceof FileNotTakenError) return error.fault;
      throw error;
    }
  }
}
