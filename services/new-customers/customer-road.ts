import type { AgentId } from '../ids.ts';
import type { Log } from '../log.ts';
import { failureCodeOf } from '../agreements/failure-reason.ts';
import type { CustomerToCreate, FirstSignIn } from '../partner-center/wire/new-customers.ts';
import type { NewCustomersClient } from '../partner-center/new-customers-client.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import { domainOf } from './company-form.ts';
import { type CreationOutcome, type NewCustomer, notCreated } from './new-customer.ts';
import type { NewCustomersStore } from './new-customers-store.ts';

/** What came of the one call; the first sign-in is for showing now, and for nothing else. */
export interface Creation {
  readonly outcome: CreationOutcome;
  readonly firstSignIn?: FirstSignIn | undefined;
}

/** The way a new customer reaches Partner Center: one call, and a look for its domain where the answer is lost. */
export class CustomerRoad {
  readonly #client: NewCustomersClient;
  readonly #store: NewCustomersStore;
  readonly #log: Log;

  constructor(options: { newCustomersClient: NewCustomersClient; newCustomers: NewCustomersStore; log: Log }) {
    this.#client = options.newCustomersClient;
    this.#store = options.newCustomers;
    this.#log = options.log;
  }

  async send(newCustomer: NewCustomer, customer: CustomerToCreate, requestId: string): Promise<Creation> {
    const { agentId, newCustomerId } = newCustomer;
    try {
      const { customerId, firstSignIn } = await this.#client.createCustomer(agentId, customer, requestId);
      return { outcome: { state: 'created', customerId }, firstSignIn };
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      if (!error.mayHaveBeenDone) return { outcome: await this.#refusal(agentId, customer.domain, error) };
      this.#log.warn({ newCustomerId, code: error.code }, 'creation left without an answer');
      return { outcome: (await this.#lookQuietly(newCustomer)) ?? { state: 'uncertain' } };
    }
  }

  /** What became of a call without an answer; undefined while the domain is taken and no customer of ours has it. Throws `PartnerCenterError`. */
  async lookFor(newCustomer: NewCustomer): Promise<CreationOutcome | undefined> {
    const domain = domainOf(newCustomer.form.company);
    // Long after the act the agent may be signed out.
    const customerId = await this.#client.findByDomain('service-account', domain);
    if (customerId && !(await this.#store.isKnown(customerId))) return { state: 'found', customerId };
    if (customerId) return { state: 'refused', refusalCode: 'domain-taken' };
    const isTaken = await this.#client.isDomainTaken('service-account', domain);
    return isTaken ? undefined : { state: 'refused', refusalCode: notCreated };
  }

  /** Right after the call, that a domain is free proves nothing: Partner Center may still be at it. */
  async #lookQuietly(newCustomer: NewCustomer): Promise<CreationOutcome | undefined> {
    try {
      const outcome = await this.lookFor(newCustomer);
      return outcome?.state === 'found' ? outcome : undefined;
    } catch (error) {
      if (error instanceof PartnerCenterError) return undefined;
      throw error;
    }
  }

  /** Which code a domain has that somebody took in the meantime is not documented, so it is asked for once more. */
  async #refusal(agentId: AgentId, domain: string, error: PartnerCenterError): Promise<CreationOutcome> {
    const refusalCode = failureCodeOf(error);
    if (error.status !== 400 && error.status !== 409) return { state: 'refused', refusalCode };
    return { state: 'refused', refusalCode: (await this.#isTaken(agentId, domain)) ? 'domain-taken' : refusalCode };
  }

  /** False too where Partner Center does not tell: the refusal itself is known. */
  async #isTaken(agentId: AgentId, domain: string): Promise<boolean> {
    try {
      return await this.#client.isDomainTaken(agentId, domain);
    } catch (error) {
      if (error instanceof PartnerCenterError) return false;
      throw error;
    }
  }
}
