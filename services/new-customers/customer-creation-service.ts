import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AgreementsService } from '../agreements/agreements-service.ts';
import type { DraftsService } from '../agreements/drafts-service.ts';
import type { Draft } from '../agreements/draft.ts';
import type { LedgerEntry } from '../agreements/ledger/ledger-entry.ts';
import { type CallsUnderway, startStopwatch } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { DraftId, NewCustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import type { CustomerToCreate, FirstSignIn } from '../partner-center/wire/new-customers.ts';
import type { CountryRules } from '../company-address.ts';
import { ProductError } from '../product-error.ts';
import { domainOf, resellerOf } from './company-form.ts';
import { type NewCustomer, customerIdOf, isSettled, notCreated, newCustomerVersion } from './new-customer.ts';
import type { Creation, CustomerRoad } from './customer-road.ts';
import { addressOf } from './details-form.ts';
import type { NewCustomersService } from './new-customers-service.ts';
import type { NewCustomersStore } from './new-customers-store.ts';

const lookAgainAfterMs = 200;

/** What came of pressing Create. */
export type CreateResult =
  | {
      readonly kind: 'sent';
      readonly newCustomer: NewCustomer;
      /** Only where this very call, or one that waits for it, got it. */
      readonly firstSignIn: FirstSignIn | undefined;
      /** What came of the confirmation, where one was sent. */
      readonly entry: LedgerEntry | undefined;
    }
  /** Something in the form does not hold (any more); its step is to be shown again. */
  | { readonly kind: 'incomplete'; readonly newCustomer: NewCustomer }
  /** No such draft of this agent's. */
  | { readonly kind: 'unknown' };

export interface CreateRequest {
  readonly newCustomerId: NewCustomerId;
  /** Of the form as its review showed it: nothing else is created. */
  readonly version?: string | undefined;
  readonly conversationId: string;
}

interface CustomerCreationOptions {
  readonly newCustomers: NewCustomersStore;
  readonly steps: NewCustomersService;
  readonly customerRoad: CustomerRoad;
  readonly drafts: DraftsService;
  readonly agreements: AgreementsService;
  readonly authorization: AuthorizationService;
  /** What this process is still sending. */
  readonly creationsUnderway: CallsUnderway<NewCustomerId>;
  /** How long a call to Partner Center can be on its way, by the clock. */
  readonly callDeadlineMs: number;
  /** A call is cut after so much real time. */
  readonly partnerCenterTimeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Creates the customer, once, and then confirms its acceptance through the ledger. */
export class CustomerCreationService {
  readonly #options: CustomerCreationOptions;
  /** Only while a call is on its way: a second press meanwhile gets the same answer, with the password in it. */
  readonly #underway = new Map<NewCustomerId, Promise<CreateResult>>();

  constructor(options: CustomerCreationOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError`, and `PartnerCenterError` while nothing has been sent. */
  async create(agent: Agent, { newCustomerId, version, conversationId }: CreateRequest): Promise<CreateResult> {
    await this.#options.authorization.require(agent, 'see-status');
    const newCustomer = await this.#options.newCustomers.find(agent.agentId, newCustomerId);
    if (!newCustomer) return { kind: 'unknown' };
    if (newCustomer.outcome.state === 'open' && version !== newCustomerVersion(newCustomer.form))
      return { kind: 'incomplete', newCustomer };
    const underway =
      this.#underway.get(newCustomerId) ??
      this.#createOnce(agent, newCustomer, conversationId).finally(() => this.#underway.delete(newCustomerId));
    this.#underway.set(newCustomerId, underway);
    return underway;
  }

  /** The draft with which the acceptance is confirmed, made from what was typed; undefined while there is no customer. */
  async openAttestationDraft(agent: Agent, newCustomer: NewCustomer): Promise<DraftId | undefined> {
    await this.#options.authorization.require(agent, 'attest');
    if (newCustomer.attestationDraftId) return newCustomer.attestationDraftId;
    const draft = await this.#startDraft(agent, newCustomer);
    return (
      draft && (await this.#options.newCustomers.find(agent.agentId, newCustomer.newCustomerId))?.attestationDraftId
    );
  }

  /** What came of the confirmation, where one was sent. */
  async findEntry({ attestationDraftId }: NewCustomer): Promise<LedgerEntry | undefined> {
    return attestationDraftId && this.#options.agreements.findEntryOfDraft(attestationDraftId);
  }

  async markTold({ newCustomerId }: NewCustomer): Promise<void> {
    await this.#options.newCustomers.markTold(newCustomerId, this.#options.clock.now());
  }

  async #createOnce(agent: Agent, open: NewCustomer, conversationId: string): Promise<CreateResult> {
    const { authorization, steps, newCustomers, creationsUnderway, clock } = this.#options;
    if (open.outcome.state !== 'open') return this.#resultOf(agent, await this.#onceAnswered(open), undefined);
    await authorization.require(agent, 'create-customer');
    if (open.form.acceptance.road === 'attest') await authorization.require(agent, 'attest');
    const rules = await steps.findRules(agent, open);
    if (!rules || !(await this.#isComplete(agent, open))) return { kind: 'incomplete', newCustomer: open };
    const requestId = randomUUID();
    const intendedAt = clock.now();
    const creation = await creationsUnderway.during(open.newCustomerId, async () => {
      const isOurs = await newCustomers.intend(open.newCustomerId, { requestId, conversationId }, intendedAt);
      return isOurs ? this.#send({ ...open, requestId, intendedAt }, customerFrom(open, rules)) : undefined;
    });
    if (!creation) return this.#resultOf(agent, await this.#onceAnswered(open), undefined);
    const { outcome, firstSignIn } = creation;
    const settled = { ...open, outcome, intendedAt, requestId };
    return this.#resultOf(agent, await this.#attested(agent, settled, conversationId), firstSignIn);
  }

  async #isComplete(agent: Agent, open: NewCustomer): Promise<boolean> {
    const { steps } = this.#options;
    const [company, details] = await Promise.all([
      steps.findCompanyProblems(agent, open.form.company),
      steps.findDetailsProblems(agent, open),
    ]);
    const problems: readonly object[] = [company, details, steps.acceptanceProblems(agent, open.form.acceptance)];
    const wrong = problems.findIndex((found) => Object.keys(found).length > 0);
    const step = (['company', 'details', 'acceptance'] as const)[wrong];
    if (step) await steps.goTo(agent, open, step);
    return step === undefined;
  }

  async #send(intended: NewCustomer, customer: CustomerToCreate): Promise<Creation> {
    const { customerRoad, newCustomers, creationsUnderway, clock, log } = this.#options;
    const { callDeadlineMs, partnerCenterTimeoutMs } = this.#options;
    const { newCustomerId, agentId, intendedAt = clock.now(), requestId = '' } = intended;
    // A process that stood still since the intent: by the time of an answer, others may have looked and settled.
    const isTooOld =
      clock.now().getTime() - intendedAt.getTime() > callDeadlineMs / 2 ||
      creationsUnderway.watch.hasWatched(newCustomerId, partnerCenterTimeoutMs);
    const creation: Creation = isTooOld
      ? { outcome: { state: 'refused', refusalCode: notCreated } }
      : await customerRoad.send(intended, customer, requestId);
    await newCustomers.settle(newCustomerId, creation.outcome, clock.now());
    log.info({ newCustomerId, agentId, outcome: creation.outcome }, 'creation of a customer settled');
    return creation;
  }

  /** Through the ledger, like every confirmation. What fails here leaves the customer, and a draft to go on with. */
  async #attested(agent: Agent, created: NewCustomer, conversationId: string): Promise<NewCustomer> {
    if (created.form.acceptance.road !== 'attest') return created;
    try {
      const draft = await this.#startDraft(agent, created);
      if (!draft) return created;
      // The card shows more than the confirmation, so no receipt may take its place.
      const place = { conversationId, activityId: undefined };
      const request = { draftId: draft.draftId, isNewCustomer: true, place };
      await this.#options.agreements.attest(agent, request);
      return { ...created, attestationDraftId: draft.draftId };
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      const { newCustomerId } = created;
      this.#options.log.warn({ newCustomerId, code: error.code }, 'new customer left without a confirmation');
      return created;
    }
  }

  async #startDraft(agent: Agent, newCustomer: NewCustomer): Promise<Draft | undefined> {
    const { drafts, newCustomers } = this.#options;
    const customerId = customerIdOf(newCustomer);
    if (!customerId) return undefined;
    const { company, acceptance } = newCustomer.form;
    const draft = await drafts.startWith(agent, { customerId, companyName: company.companyName }, acceptance.contact);
    await newCustomers.saveAttestationDraft(newCustomer.newCustomerId, draft.draftId);
    return draft;
  }

  async #resultOf(agent: Agent, newCustomer: NewCustomer, firstSignIn: FirstSignIn | undefined): Promise<CreateResult> {
    const now = (await this.#options.newCustomers.find(agent.agentId, newCustomer.newCustomerId)) ?? newCustomer;
    return { kind: 'sent', newCustomer: now, firstSignIn, entry: await this.findEntry(now) };
  }

  /** Waits for a press at another instance: its outcome is ours too, but its password is not. */
  async #onceAnswered(open: NewCustomer): Promise<NewCustomer> {
    const { newCustomers, clock, callDeadlineMs, partnerCenterTimeoutMs } = this.#options;
    const find = async () => (await newCustomers.find(open.agentId, open.newCustomerId)) ?? open;
    let now = await find();
    const deadline = (now.intendedAt ?? clock.now()).getTime() + callDeadlineMs;
    const waited = startStopwatch();
    const isWorthWaiting = () => clock.now().getTime() < deadline && waited.elapsedMs() < 2 * partnerCenterTimeoutMs;
    while (!isSettled(now) && now.outcome.state === 'intended' && isWorthWaiting()) {
      await delay(lookAgainAfterMs);
      now = await find();
    }
    return now;
  }
}

function customerFrom({ form }: NewCustomer, { culture, language }: CountryRules): CustomerToCreate {
  const { company, details } = form;
  const { firstName, lastName, email, phoneNumber, registrationNumber } = details;
  return {
    companyName: company.companyName,
    domain: domainOf(company),
    culture,
    language,
    address: addressOf(details, company.country),
    contact: { firstName, lastName, email, phoneNumber: phoneNumber || undefined },
    registrationNumber: registrationNumber || undefined,
    resellerId: resellerOf(company),
  };
}
