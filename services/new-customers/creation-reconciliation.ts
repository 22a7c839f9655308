import type { CallsUnderway } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { SendOutcome } from '../conversations/send-outcome.ts';
import type { NewCustomerId } from '../ids.ts';
import type { Log } from '../log.ts';
import { ProductError } from '../product-error.ts';
import { retryPauseMs } from '../back-off.ts';
import { type CreationOutcome, type NewCustomer, isSettled, notCreated } from './new-customer.ts';
import type { CustomerRoad } from './customer-road.ts';
import type { NewCustomersStore } from './new-customers-store.ts';
import type { CreationClaim, NewCustomersWorkStore } from './new-customers-work-store.ts';
import { dayMs } from '../duration.ts';

/** Tells an agent in the chat what came of a new customer; one attempt a call. */
export interface NewCustomerMessenger {
  tell(newCustomer: NewCustomer): Promise<SendOutcome>;
}

interface CreationReconciliationOptions {
  readonly newCustomers: NewCustomersStore;
  readonly newCustomersWork: NewCustomersWorkStore;
  readonly customerRoad: CustomerRoad;
  readonly messenger: NewCustomerMessenger;
  /** What this process is still sending. */
  readonly creationsUnderway: CallsUnderway<NewCustomerId>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a call to Partner Center can be on its way, by the clock: younger ones are left to the turn that made them. */
  readonly callDeadlineMs: number;
  /** A call is cut after so much real time. */
  readonly partnerCenterTimeoutMs: number;
}

/** A domain that is still taken after this, by no customer of ours, was taken by somebody else. */
const givenUpAfterMs = dayMs;

/** Settles what a crash or a lost answer left open, looks once more for customers that were not there, and tells the agent. Creates nothing. */
export class CreationReconciliation {
  readonly #options: CreationReconciliationOptions;

  constructor(options: CreationReconciliationOptions) {
    this.#options = options;
  }

  /** Works through all that is due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const { clock, callDeadlineMs, newCustomersWork, creationsUnderway } = this.#options;
      const now = clock.now();
      const until = new Date(now.getTime() + 2 * callDeadlineMs);
      const claim = await newCustomersWork.claim({ now, until, callDeadlineMs, except: creationsUnderway.list() });
      if (!claim) return;
      await this.#finish(claim);
    }
  }

  /** A failure with one of them, such as a damaged row, leaves the others alone. */
  async #finish(claim: CreationClaim): Promise<void> {
    const { newCustomersWork, log } = this.#options;
    const fields = { newCustomerId: claim.newCustomerId, attempts: claim.attempts + 1 };
    try {
      if (!claim.newCustomer) throw new Error('the new customer cannot be read');
      await this.#advance(claim, claim.newCustomer);
    } catch (error) {
      if (error instanceof ProductError)
        log.warn({ ...fields, code: error.code }, 'creation left for the next reconciliation');
      else log.error({ ...fields, err: error }, 'creation set aside');
      await newCustomersWork.postpone(claim, { until: this.#pauseAfter(claim), hasFailed: true });
    }
  }

  async #advance(claim: CreationClaim, newCustomer: NewCustomer): Promise<void> {
    const { newCustomersWork, creationsUnderway } = this.#options;
    const settled = isSettled(newCustomer) ? newCustomer : await this.#settle(newCustomer);
    if (!isSettled(settled))
      return newCustomersWork.postpone(claim, { until: this.#afterDeadline(), hasFailed: false });
    creationsUnderway.watch.forget(claim.newCustomerId);
    const looked = claim.isLookDue ? await this.#lookAgain(claim, settled) : settled;
    if (!claim.isTold || looked !== settled) await this.#tell(claim, looked);
  }

  /** Believes that nothing was created only after watching for as long as a call can be on its way. */
  async #settle(newCustomer: NewCustomer): Promise<NewCustomer> {
    const { newCustomers, customerRoad, clock, creationsUnderway, partnerCenterTimeoutMs } = this.#options;
    const { newCustomerId } = newCustomer;
    const isOver = creationsUnderway.watch.hasWatched(newCustomerId, 2 * partnerCenterTimeoutMs);
    const outcome = (await customerRoad.lookFor(newCustomer)) ?? this.#stillTaken(newCustomer);
    if (isMissing(outcome) && !isOver) return newCustomer;
    await newCustomers.settle(newCustomerId, outcome, clock.now());
    return (await newCustomers.find(newCustomer.agentId, newCustomerId)) ?? newCustomer;
  }

  /** The same one while nothing has come. */
  async #lookAgain(claim: CreationClaim, newCustomer: NewCustomer): Promise<NewCustomer> {
    const { newCustomers, newCustomersWork, customerRoad, clock, log } = this.#options;
    const { newCustomerId, agentId } = newCustomer;
    const outcome = await customerRoad.lookFor(newCustomer);
    const isFound =
      outcome?.state === 'found' && (await newCustomers.correct(newCustomerId, outcome.customerId, clock.now()));
    await newCustomersWork.endLook(claim, { now: clock.now(), isFound });
    if (!isFound) return newCustomer;
    log.warn({ newCustomerId }, 'creation corrected');
    return (await newCustomers.find(agentId, newCustomerId)) ?? newCustomer;
  }

  /** A message whose end is unknown, because the process died over it, is sent again once. */
  async #tell(claim: CreationClaim, newCustomer: NewCustomer): Promise<void> {
    const { newCustomers, newCustomersWork, messenger, clock, log } = this.#options;
    const { newCustomerId } = claim;
    if (!(await newCustomersWork.beginMessage(claim))) {
      await newCustomers.markTold(newCustomerId, clock.now());
      log.warn({ newCustomerId }, 'creation told twice without a proof');
      return;
    }
    const outcome = await messenger.tell(newCustomer);
    if (outcome.kind === 'sent') {
      await newCustomers.markTold(newCustomerId, clock.now());
      log.info({ newCustomerId, outcome: newCustomer.outcome }, 'creation of a customer told');
      return;
    }
    await newCustomersWork.takeBackMessage(claim);
    const atLeastMs = outcome.kind === 'throttled' ? outcome.retryAfterMs : undefined;
    await newCustomersWork.postpone(claim, { until: this.#pauseAfter(claim, atLeastMs), hasFailed: true });
    log.warn({ newCustomerId, telling: outcome.kind }, 'creation left for the next reconciliation');
  }

  #stillTaken({ intendedAt }: NewCustomer): CreationOutcome {
    const now = this.#options.clock.now().getTime();
    const isOver = intendedAt !== undefined && now - intendedAt.getTime() > givenUpAfterMs;
    return isOver ? { state: 'refused', refusalCode: 'domain-taken' } : { state: 'uncertain' };
  }

  #pauseAfter({ attempts }: CreationClaim, atLeastMs = 0): Date {
    const { clock, callDeadlineMs } = this.#options;
    return new Date(clock.now().getTime() + retryPauseMs({ attempts, firstMs: 2 * callDeadlineMs, atLeastMs }));
  }

  #afterDeadline(): Date {
    const { clock, callDeadlineMs } = this.#options;
    return new Date(clock.now().getTime() + callDeadlineMs / 2);
  }
}

function isMissing(outcome: CreationOutcome): boolean {
  return outcome.state === 'refused' && outcome.refusalCode === notCreated;
}
