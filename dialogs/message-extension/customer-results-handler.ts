import { failureTexts } from '../../cards/kit/failure-texts.ts';
import { notAllowedTexts } from '../../cards/kit/not-allowed-card.ts';
import { customerPreview } from '../../cards/message-extension/customer-preview.ts';
import { sharedCustomerCard } from '../../cards/message-extension/shared-customer-card.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { mostListed, type CustomersService } from '../../services/customers/customers-service.ts';
import { NotAllowedError } from '../../services/identity/not-allowed-error.ts';
import { inTime } from '../../services/in-time.ts';
import type { Log } from '../../services/log.ts';
import { reasonOf } from '../failure-card.ts';
import type { Turn } from '../turn.ts';
import { type ExtensionAnswer, messageAnswer, resultsAnswer } from './extension-answer.ts';

/** Teams waits five seconds, and somebody is typing. */
const searchWithinMs = 4_000;

type Asker = Pick<Turn, 'agent' | 'language' | 'reference'>;

interface CustomerResultsOptions {
  readonly customers: CustomersService;
  readonly log: Log;
}

/** Finds customers for the message extension, as the chat finds them. */
export class CustomerResultsHandler {
  readonly #options: CustomerResultsOptions;

  constructor(options: CustomerResultsOptions) {
    this.#options = options;
  }

  /** Whom the agent dealt with last where nothing was typed. */
  async search(asker: Asker, typed: string): Promise<ExtensionAnswer> {
    try {
      return await inTime(this.#search(asker, typed), searchWithinMs, 'a search in the message extension');
    } catch (error) {
      return messageAnswer(this.#sentenceFor(error, asker));
    }
  }

  async #search({ agent, language }: Asker, typed: string): Promise<ExtensionAnswer> {
    const fitting = await this.#options.customers.listFitting(agent, typed);
    const wording = wordingFor(language);
    return resultsAnswer(
      fitting.slice(0, mostListed).map((customer) => ({
        preview: customerPreview(customer, wording),
        card: sharedCustomerCard({ language, customerId: customer.customerId }),
      })),
    );
  }

  #sentenceFor(error: unknown, { agent, language, reference }: Asker): string {
    if (error instanceof NotAllowedError) {
      const { capability, reason } = error;
      const { title, paragraphs } = notAllowedTexts({ language, capability, reason });
      return wordingFor(language).together(title, ...paragraphs);
    }
    this.#options.log.warn({ reference, agentId: agent.agentId, err: error }, 'customers could not be searched');
    const wording = wordingFor(language);
    const { title, paragraphs } = failureTexts({ reason: reasonOf(error) }, wording);
    return `${wording.together(title, ...paragraphs)} ${wording.filled('notice.reference', { reference })}`;
  }
}
