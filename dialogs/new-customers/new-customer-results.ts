import { newCustomerResultCard } from '../../cards/new-customers/new-customer-result-card.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { AgreementsService } from '../../services/agreements/agreements-service.ts';
import type { DraftId } from '../../services/ids.ts';
import { type LedgerEntry, isSettled as isEntrySettled } from '../../services/agreements/ledger/ledger-entry.ts';
import { type NewCustomer, creationRefusalOf, isSettled } from '../../services/new-customers/new-customer.ts';
import type {
  CreateRequest,
  CreateResult,
  CustomerCreationService,
} from '../../services/new-customers/customer-creation-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface NewCustomerResultsOptions {
  readonly creation: CustomerCreationService;
  readonly agreements: AgreementsService;
  readonly changeDraft: (turn: Turn, draftId: DraftId) => Promise<Reply>;
}

/** What comes after Create. The first password is on the card that answers that press, and on no other. */
export class NewCustomerResults {
  readonly #options: NewCustomerResultsOptions;

  constructor(options: NewCustomerResultsOptions) {
    this.#options = options;
  }

  /** Undefined where something has to be typed again first. */
  async create(
    turn: Turn,
    { newCustomerId, version }: Pick<CreateRequest, 'newCustomerId' | 'version'>,
  ): Promise<Reply | undefined> {
    const { conversationId } = turn;
    const result = await this.#options.creation.create(turn.agent, { newCustomerId, version, conversationId });
    return result.kind === 'sent' ? this.#result(turn, result) : undefined;
  }

  /** No card after the first one has the password. */
  async show(turn: Turn, newCustomer: NewCustomer): Promise<Reply> {
    const entry = await this.#options.creation.findEntry(newCustomer);
    return this.#result(turn, { newCustomer, firstSignIn: undefined, entry });
  }

  /** Goes on with the confirmation, from what was typed for it. */
  async attest(turn: Turn, newCustomer: NewCustomer): Promise<Reply> {
    const draftId = await this.#options.creation.openAttestationDraft(turn.agent, newCustomer);
    return draftId ? this.#options.changeDraft(turn, draftId) : reply(outdatedCard({ language: turn.language }));
  }

  #result(
    turn: Turn,
    { newCustomer, firstSignIn, entry }: Omit<Extract<CreateResult, { kind: 'sent' }>, 'kind'>,
  ): Reply {
    const { outcome } = newCustomer;
    const refusal = outcome.state === 'refused' ? creationRefusalOf(outcome.refusalCode) : undefined;
    const card = newCustomerResultCard({ language: turn.language, newCustomer, firstSignIn, refusal, entry });
    return { ...reply(card), afterwards: () => this.#markTold(newCustomer, entry) };
  }

  async #markTold(newCustomer: NewCustomer, entry: LedgerEntry | undefined): Promise<void> {
    if (isSettled(newCustomer) && newCustomer.toldAt === undefined) await this.#options.creation.markTold(newCustomer);
    if (entry && isEntrySettled(entry)) await this.#options.agreements.markTold(entry);
  }
}
