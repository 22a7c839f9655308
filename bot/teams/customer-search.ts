import { randomUUID } from 'node:crypto';
import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { customerChoice, customersDataset } from '../../cards/customers/customer-choice.ts';
import type { Choice } from '../../cards/kit/form-field.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { languageFor } from '../../services/conversations/language.ts';
import { type CustomersService, mostListed } from '../../services/customers/customers-service.ts';
import { NotAllowedError } from '../../services/identity/not-allowed-error.ts';
import type { Log } from '../../services/log.ts';
import type { Acquaintances } from './acquaintances.ts';
import type { Sender } from './activity/turn-from-activity.ts';
import { inTime } from '../../services/in-time.ts';
import type { SharedBuckets } from '../../services/database/shared-buckets.ts';
import type { AgentId } from '../../services/ids.ts';

/** Somebody is typing and waits for each answer. */
const searchWithinMs = 5_000;

/** The `value` of Microsoft's sample (cards/dynamic-search). What is typed may be missing: the list was only opened. */
const asked = z.object({
  dataset: z.literal(customersDataset),
  queryText: z.string().catch(''),
  queryOptions: z.object({ skip: z.number().catch(0) }).catch({ skip: 0 }),
});

interface CustomerSearchOptions {
  readonly customers: CustomersService;
  readonly acquaintances: Acquaintances;
  /** Far above that of presses: each letter is a search. */
  readonly limit: Pick<SharedBuckets<AgentId>, 'take'>;
  readonly log: Log;
}

/** Answers clients that fill a list of customers while somebody types into it. */
export class CustomerSearch {
  readonly #options: CustomerSearchOptions;

  constructor(options: CustomerSearchOptions) {
    this.#options = options;
  }

  /** Never rejects because of what was asked, or by whom. */
  async answer(context: TurnContext, sender: Sender): Promise<void> {
    const body = await this.#bodyFor(context.activity, sender);
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }

  async #bodyFor(activity: Activity, sender: Sender): Promise<object> {
    const { limit, log } = this.#options;
    const { agentId } = sender;
    const admission = await limit.take(agentId);
    if (admission.kind === 'held-up')
      return failed(429, `too many searches, wait ${Math.ceil(admission.waitMs / 1_000)} seconds`);
    try {
      return found(await inTime(this.#search(activity, sender), searchWithinMs, 'a search for customers'));
    } catch (error) {
      if (error instanceof NotAllowedError) return found([]);
      log.warn({ reference: randomUUID(), agentId, err: error }, 'customers could not be searched');
      return failed(500, 'customers could not be searched');
    }
  }

  /** The private chat has such lists, and dialogs over other chats. None has a second page. */
  async #search(activity: Activity, sender: Sender): Promise<readonly Choice[]> {
    const { customers, acquaintances } = this.#options;
    const { data } = asked.safeParse(activity.value);
    if (!data || data.queryOptions.skip > 0) return [];
    const { agent, locale } = await acquaintances.meet(activity, sender);
    const fitting = await customers.listFitting(agent, data.queryText);
    const wording = wordingFor(languageFor(agent.language, locale));
    return fitting.slice(0, mostListed).map((customer) => customerChoice(customer, wording));
  }
}

function found(results: readonly Choice[]): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
}

/** As Bot Framework tells of errors in an answer that was delivered. Teams has words of its own for the person. */
function failed(statusCode: number, message: string): object {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code: String(statusCode), message } };
}
