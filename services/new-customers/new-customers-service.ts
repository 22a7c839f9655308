import { emptyContactForm, parseContactForm } from '../agreements/contact-form.ts';
import { tidied, tidiedContact } from '../agreements/tidied.ts';
import type { Clock } from '../clock.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import { listOwnResellers } from '../identity/own-resellers.ts';
import type { NewCustomerId } from '../ids.ts';
import type { CountryRules } from '../company-address.ts';
import type { NewCustomersClient } from '../partner-center/new-customers-client.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RelatedPartner } from '../partner-center/wire/partners.ts';
import {
  type CompanyForm,
  type CompanyProblems,
  companyProblems,
  domainOf,
  resellerProblem,
  tidyCompanyForm,
} from './company-form.ts';
import { type DetailsProblems, addressOf, detailsProblems, type DetailsForm } from './details-form.ts';
import {
  type AcceptanceForm,
  type AcceptanceRoad,
  type NewCustomerForm,
  emptyNewCustomerForm,
  type NewCustomer,
  type NewCustomerStep,
  type AcceptanceProblems,
  type AddressQuestion,
} from './new-customer.ts';
import { forFields } from '../form-fields.ts';
import { sentFields } from '../primary-contact.ts';
import type { NewCustomersStore } from './new-customers-store.ts';

/** What was typed in a step, and whether the next one follows. */
export interface Saved<Problems> {
  readonly newCustomer: NewCustomer;
  /** Empty when the next step follows. */
  readonly problems: Problems;
}

interface NewCustomersOptions {
  readonly newCustomers: NewCustomersStore;
  readonly newCustomersClient: NewCustomersClient;
  readonly partnerCenter: PartnerCenterClient;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** The steps of a new customer before it is created: nothing here changes anything at Partner Center. All throw `NotAllowedError`. */
export class NewCustomersService {
  readonly #options: NewCustomersOptions;

  constructor(options: NewCustomersOptions) {
    this.#options = options;
  }

  /** With what was typed in an earlier one, where there is one. */
  async start(agent: Agent, form: NewCustomerForm = emptyNewCustomerForm): Promise<NewCustomer> {
    await this.#require(agent);
    return this.#options.newCustomers.add(agent, form, this.#options.clock.now());
  }

  /** The agent's own, in whatever state; undefined for anybody else's. Contacts stand in it, so a role is needed to see it. */
  async find(agent: Agent, newCustomerId: NewCustomerId): Promise<NewCustomer | undefined> {
    await this.#options.authorization.require(agent, 'see-status');
    return this.#options.newCustomers.find(agent.agentId, newCustomerId);
  }

  /** The resellers an indirect provider can create customers for; other partners have none. */
  async listResellers(agent: Agent): Promise<readonly RelatedPartner[]> {
    return listOwnResellers(agent, this.#options);
  }

  /** What Partner Center asks in the country; undefined where there is no such country. */
  async findRules(agent: Agent, { form }: NewCustomer): Promise<CountryRules | undefined> {
    return this.#options.newCustomersClient.findCountryRules(agent.agentId, form.company.country);
  }

  /** Whether the agent may confirm an acceptance too, or only have the customer asked. */
  async mayAttest(agent: Agent): Promise<boolean> {
    return this.#options.authorization.isOffered(agent, 'attest');
  }

  async saveCompany(agent: Agent, open: NewCustomer, typed: CompanyForm): Promise<Saved<CompanyProblems>> {
    await this.#require(agent);
    const company = tidyCompanyForm(typed);
    const kept = await this.#save(open, { ...open.form, company }, 'company');
    const problems = await this.findCompanyProblems(agent, company);
    if (Object.keys(problems).length > 0) return { newCustomer: kept, problems };
    return { newCustomer: await this.#save(kept, kept.form, 'details'), problems };
  }

  /** By the rules first, and only then by asking Partner Center. */
  async findCompanyProblems(agent: Agent, company: CompanyForm): Promise<CompanyProblems> {
    const problems = companyProblems(company);
    if (Object.keys(problems).length > 0) return problems;
    const client = this.#options.newCustomersClient;
    const [isTaken, rules, resellers] = await Promise.all([
      client.isDomainTaken(agent.agentId, domainOf(company)),
      client.findCountryRules(agent.agentId, company.country),
      this.listResellers(agent),
    ]);
    const resellerId = resellerProblem(company, resellers);
    return {
      ...(isTaken ? { domainPrefix: 'domain-taken' } : {}),
      ...(rules ? {} : { country: 'unknown-country' }),
      ...(resellerId === undefined ? {} : { resellerId }),
    };
  }

  async saveDetails(
    agent: Agent,
    open: NewCustomer,
    typed: DetailsForm,
  ): Promise<Saved<DetailsProblems> & { readonly question?: AddressQuestion }> {
    await this.#require(agent);
    const kept = await this.#save(open, { ...open.form, details: tidiedContact(typed) }, 'details');
    const problems = await this.findDetailsProblems(agent, kept);
    if (Object.keys(problems).length > 0) return { newCustomer: kept, problems };
    const address = addressOf(kept.form.details, kept.form.company.country);
    const check = await this.#options.newCustomersClient.checkAddress(agent.agentId, address);
    if (!check) return { newCustomer: kept, problems: { addressLine1: 'refused-address' } };
    if (check.kind === 'verified') return { newCustomer: await this.#toAcceptance(agent, kept), problems };
    return { newCustomer: kept, problems, question: { typed: address, suggestions: check.suggestions } };
  }

  async findDetailsProblems(agent: Agent, newCustomer: NewCustomer): Promise<DetailsProblems> {
    const rules = await this.findRules(agent, newCustomer);
    return rules ? detailsProblems(newCustomer.form.details, rules) : { addressLine1: 'refused-address' };
  }

  /** Goes on with the address as it was typed, or with what Partner Center suggests in its place. */
  async settleAddress(agent: Agent, open: NewCustomer, suggestion: number | undefined): Promise<NewCustomer> {
    await this.#require(agent);
    if (suggestion === undefined) return this.#toAcceptance(agent, open);
    const { details, company } = open.form;
    const check = await this.#options.newCustomersClient.checkAddress(
      agent.agentId,
      addressOf(details, company.country),
    );
    const { country: _same, ...address } = check?.suggestions[suggestion] ?? addressOf(details, company.country);
    return this.#toAcceptance(agent, { ...open, form: { ...open.form, details: { ...details, ...tidied(address) } } });
  }

  /** Who accepted is asked only of somebody who has said that they confirm it. */
  async chooseRoad(agent: Agent, open: NewCustomer, road: AcceptanceRoad | ''): Promise<Saved<AcceptanceProblems>> {
    await this.#require(agent);
    if (road === 'attest') await this.#options.authorization.require(agent, 'attest');
    const form = { ...open.form, acceptance: { ...open.form.acceptance, road } };
    const newCustomer = await this.#save(open, form, road === 'ask' ? 'review' : 'acceptance');
    return { newCustomer, problems: road === '' ? { road: 'missing' } : {} };
  }

  /** An agent who may not confirm cannot choose to. */
  async saveAcceptance(agent: Agent, open: NewCustomer, typed: AcceptanceForm): Promise<Saved<AcceptanceProblems>> {
    await this.#require(agent);
    if (typed.road === 'attest') await this.#options.authorization.require(agent, 'attest');
    const acceptance = { road: typed.road, contact: tidiedContact(typed.contact) };
    const kept = await this.#save(open, { ...open.form, acceptance }, 'acceptance');
    const problems = this.acceptanceProblems(agent, acceptance);
    if (Object.keys(problems).length > 0) return { newCustomer: kept, problems };
    return { newCustomer: await this.#save(kept, kept.form, 'review'), problems };
  }

  acceptanceProblems(agent: Agent, { road, contact }: AcceptanceForm): AcceptanceProblems {
    if (road === '') return { road: 'missing' };
    if (road === 'ask') return {};
    const parsed = parseContactForm(contact, this.#options.clock.now(), agent.timeZone);
    return parsed.kind === 'invalid' ? parsed.problems : {};
  }

  async goTo(agent: Agent, open: NewCustomer, step: NewCustomerStep): Promise<NewCustomer> {
    await this.#require(agent);
    return this.#save(open, open.form, step);
  }

  /** Whether this call cancelled it. */
  async cancel({ newCustomerId }: NewCustomer): Promise<boolean> {
    return this.#options.newCustomers.cancel(newCustomerId, this.#options.clock.now());
  }

  /** Proposes the primary contact, unless something was typed there before; when, and whether at all, nobody has said yet. */
  async #toAcceptance(agent: Agent, open: NewCustomer): Promise<NewCustomer> {
    const { details, acceptance } = open.form;
    const primary = forFields(sentFields, (field) => details[field]);
    const proposed = { ...emptyContactForm, ...primary };
    const contact = acceptance.road === '' ? proposed : acceptance.contact;
    return this.#save(open, { ...open.form, acceptance: { ...acceptance, contact } }, 'acceptance');
  }

  async #save(open: NewCustomer, form: NewCustomerForm, step: NewCustomerStep): Promise<NewCustomer> {
    await this.#options.newCustomers.save(open.newCustomerId, { form, step }, this.#options.clock.now());
    return { ...open, form, step };
  }

  async #require(agent: Agent): Promise<void> {
    await this.#options.authorization.require(agent, 'create-customer');
  }
}
