import type { Clock } from '../clock.ts';
import type { SendOutcome } from '../conversations/send-outcome.ts';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import type { CustomerRoad } from './customer-road.ts';
import { type CreationOutcome, type NewCustomer, isSettled } from './new-customer.ts';
import type { NewCustomersStore } from './new-customers-store.ts';

/** Tells an agent in the chat what came of a new customer; one attempt a call. */
export interface NewCustomerMessenger {
  tell(newCustomer: NewCustomer): Promise<SendOutcome>;
}

interface CreationReconciliationOptions {
  readonly newCustomers: NewCustomersStore;
  readonly customerRoad: CustomerRoad;
  readonly messenger: NewCustomerMessenger;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a call to Partner Center can be on its way: younger ones are left to the turn that made them. */
  readonly callDeadlineMs: number;
}

/** A domain that stays taken for so long, with no customer of ours that has it, was taken by somebody else. */
const givenUpAfterMs = 24 * 60 * 60_000;

/** Settles what a crash or a lost answer left open, and tells the agent. Nothing is created here. */
export class CreationReconciliation {
  readonly #its: CreationReconciliationOptions;

  constructor(options: CreationReconciliationOptions) {
    this.#its = options;
  }

  /** Works through all that is unfinished and due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const { clock, callDeadlineMs, newCustomers } = this.#its;
      const now = clock.now();
      const before = new Date(now.getTime() - callDeadlineMs);
      const until = new Date(now.getTime() + 2 * callDeadlineMs);
      const newCustomer = await newCustomers.claimUnfinished({ before, now, until });
      if (!newCustomer) return;
      await this.#finish(newCustomer);
    }
  }

  async #finish(newCustomer: NewCustomer): Promise<void> {
    const { newCustomers, messenger, clock, log } = this.#its;
    const { newCustomerId } = newCustomer;
    try {
      const settled = isSettled(newCustomer) ? newCustomer : await this.#settle(newCustomer);
      if (!isSettled(settled)) return;
      const { kind } = await messenger.tell(settled);
      if (kind === 'sent') {
        await newCustomers.markTold(newCustomerId, clock.now());
        log.info({ newCustomerId, outcome: settled.outcome }, 'creation of a customer told');
      } else log.warn({ newCustomerId, telling: kind }, 'creation left for the next reconciliation');
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      log.warn({ newCustomerId, code: error.code }, 'creation left for the next reconciliation');
    }
  }

  async #settle(newCustomer: NewCustomer): Promise<NewCustomer> {
    const { newCustomers, customerRoad, clock } = this.#its;
    const outcome = (await customerRoad.lookFor(newCustomer)) ?? this.#stillTaken(newCustomer);
    await newCustomers.settle(newCustomer.newCustomerId, outcome, clock.now());
    return (await newCustomers.find(newCustomer.agentId, newCustomer.newCustomerId)) ?? newCustomer;
  }

  #stillTaken({ intendedAt }: NewCustomer): CreationOutcome {
    const now = this.#its.clock.now().getTime();
    const isOver = intendedAt !== undefined && now - intendedAt.getTime() > givenUpAfterMs;
    return isOver ? { state: 'refused', refusalCode: 'domain-taken' } : { state: 'uncertain' };
  }
}
