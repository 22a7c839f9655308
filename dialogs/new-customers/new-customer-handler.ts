import type { CardAction } from '../../cards/kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { newCustomerAcceptanceCard } from '../../cards/new-customers/new-customer-acceptance-card.ts';
import { newCustomerAddressCard } from '../../cards/new-customers/new-customer-address-card.ts';
import { newCustomerCancelledCard, outdatedCard } from '../../cards/kit/notice-cards.ts';
import { newCustomerCompanyCard } from '../../cards/new-customers/new-customer-company-card.ts';
import { newCustomerDetailsCard } from '../../cards/new-customers/new-customer-details-card.ts';
import { newCustomerReviewCard } from '../../cards/new-customers/new-customer-review-card.ts';
import { contactFormFrom } from '../../services/agreements/contact-form.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { CompanyProblems } from '../../services/new-customers/company-form.ts';
import { customerCountries } from '../../services/new-customers/customer-countries.ts';
import type { DetailsProblems } from '../../services/new-customers/details-form.ts';
import { creationRefusalOf, stepToCorrect } from '../../services/new-customers/creation-refusal.ts';
import { type AcceptanceProblems, newCustomerVersion } from '../../services/new-customers/new-customer-form.ts';
import type { NewCustomer } from '../../services/new-customers/new-customer.ts';
import type { NewCustomersService } from '../../services/new-customers/new-customers-service.ts';
import type { NewCustomerResults } from './new-customer-results.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

export type NewCustomerAction = Extract<CardAction, { newCustomerId: unknown }>;

interface NewCustomerCardsOptions {
  readonly newCustomers: NewCustomersService;
  readonly results: NewCustomerResults;
  readonly clock: Clock;
}

/** From each press on the steps of a new customer to the card that follows. What the database holds decides, not the card. */
export class NewCustomerCards {
  readonly #its: NewCustomerCardsOptions;

  constructor(options: NewCustomerCardsOptions) {
    this.#its = options;
  }

  async start(turn: Turn): Promise<Shown> {
    return this.#companyStep(turn, await this.#its.newCustomers.start(turn.agent));
  }

  async show(turn: Turn, { newCustomerId }: Pick<NewCustomer, 'newCustomerId'>): Promise<Shown> {
    return this.#current(turn, await this.#its.newCustomers.find(turn.agent, newCustomerId));
  }

  /** Teams refreshes cards by itself; that may look at a new customer but not do anything to it. */
  async handle(turn: Turn, action: NewCustomerAction): Promise<Shown> {
    const { newCustomers, results } = this.#its;
    const newCustomer = await newCustomers.find(turn.agent, action.newCustomerId);
    if (!newCustomer) return shown(outdatedCard({ language: turn.language }));
    if (turn.isAutomatic) return this.#current(turn, newCustomer);
    switch (action.verb) {
      case 'customer.create': {
        const result = await results.create(turn, action);
        return result ?? this.show(turn, newCustomer);
      }
      case 'customer.attest':
        return results.attest(turn, newCustomer);
      case 'customer.change':
        return this.#startAgain(turn, newCustomer);
      case 'customer.show':
      case 'customer.noted':
        return this.#current(turn, newCustomer);
      default:
        return newCustomer.outcome.state === 'open'
          ? this.#step(turn, newCustomer, action)
          : this.#current(turn, newCustomer);
    }
  }

  async #step(turn: Turn, open: NewCustomer, action: StepAction): Promise<Shown> {
    const { newCustomers } = this.#its;
    switch (action.verb) {
      case 'customer.company':
        return this.#company(turn, open, action);
      case 'customer.details':
        return this.#details(turn, open, action);
      case 'customer.address': {
        const suggestion = action.take === 'typed' ? undefined : Number(action.take);
        return this.#acceptanceStep(turn, await newCustomers.settleAddress(turn.agent, open, suggestion));
      }
      case 'customer.acceptance':
        return this.#acceptance(turn, open, action);
      case 'customer.step':
        return this.#current(turn, await newCustomers.goTo(turn.agent, open, action.step));
      case 'customer.cancel':
        await newCustomers.cancel(open);
        return this.show(turn, open);
    }
  }

  async #company(turn: Turn, open: NewCustomer, action: Step<'customer.company'>): Promise<Shown> {
    const { verb: _verb, newCustomerId: _id, ...fields } = action;
    const typed = { ...fields, resellerId: fields.resellerId === 'own' ? '' : fields.resellerId };
    const { newCustomer, problems } = await this.#its.newCustomers.saveCompany(turn.agent, open, typed);
    return newCustomer.step === 'company'
      ? this.#companyStep(turn, newCustomer, problems)
      : this.#detailsStep(turn, newCustomer);
  }

  async #details(turn: Turn, open: NewCustomer, action: Step<'customer.details'>): Promise<Shown> {
    const { verb: _verb, newCustomerId, ...typed } = action;
    const saved = await this.#its.newCustomers.saveDetails(turn.agent, open, typed);
    const { newCustomer, problems, question } = saved;
    if (newCustomer.step !== 'details') return this.#acceptanceStep(turn, newCustomer);
    if (!question) return this.#detailsStep(turn, newCustomer, problems);
    const { companyName } = newCustomer.form.company;
    const { language } = turn;
    return this.#awaited(newCustomer, newCustomerAddressCard({ language, newCustomerId, companyName, question }));
  }

  async #acceptance(turn: Turn, open: NewCustomer, action: Step<'customer.acceptance'>): Promise<Shown> {
    const road = action.road === 'attest' || action.road === 'ask' ? action.road : '';
    const typed = { road, contact: contactFormFrom(action) } as const;
    const { newCustomer, problems } = await this.#its.newCustomers.saveAcceptance(turn.agent, open, typed);
    return newCustomer.step === 'acceptance'
      ? this.#acceptanceStep(turn, newCustomer, problems)
      : this.#review(turn, newCustomer);
  }

  async #startAgain(turn: Turn, refused: NewCustomer): Promise<Shown> {
    if (refused.outcome.state !== 'refused') return this.#current(turn, refused);
    const fresh = await this.#its.newCustomers.start(turn.agent, refused.form);
    const step = stepToCorrect(creationRefusalOf(refused.outcome.refusalCode));
    return this.#current(turn, await this.#its.newCustomers.goTo(turn.agent, fresh, step));
  }

  async #current(turn: Turn, newCustomer: NewCustomer | undefined): Promise<Shown> {
    const { language } = turn;
    if (!newCustomer) return shown(outdatedCard({ language }));
    if (newCustomer.outcome.state === 'cancelled') return shown(newCustomerCancelledCard({ language }));
    if (newCustomer.outcome.state !== 'open') return this.#its.results.show(turn, newCustomer);
    switch (newCustomer.step) {
      case 'company':
        return this.#companyStep(turn, newCustomer, await this.#takenSince(turn, newCustomer));
      case 'details':
        return this.#detailsStep(turn, newCustomer);
      case 'acceptance':
        return this.#acceptanceStep(turn, newCustomer);
      case 'review':
        return this.#review(turn, newCustomer);
    }
  }

  /** Nothing is wrong with a form in which nothing was typed yet. */
  async #takenSince({ agent }: Turn, { form }: NewCustomer): Promise<CompanyProblems> {
    return form.company.companyName === '' ? {} : this.#its.newCustomers.findCompanyProblems(agent, form.company);
  }

  async #companyStep(turn: Turn, newCustomer: NewCustomer, problems: CompanyProblems = {}): Promise<Shown> {
    const resellers = await this.#its.newCustomers.listResellers(turn.agent);
    const { newCustomerId, form } = newCustomer;
    const { language } = turn;
    const facts = { language, newCustomerId, form: form.company, countries: customerCountries, resellers };
    return this.#awaited(newCustomer, newCustomerCompanyCard({ ...facts, problems }));
  }

  async #detailsStep(turn: Turn, newCustomer: NewCustomer, problems: DetailsProblems = {}): Promise<Shown> {
    const rules = await this.#its.newCustomers.findRules(turn.agent, newCustomer);
    if (!rules) return this.#companyStep(turn, newCustomer, { country: 'unknown-country' });
    const { newCustomerId, form } = newCustomer;
    const { companyName } = form.company;
    const facts = { language: turn.language, newCustomerId, companyName, form: form.details, rules };
    return this.#awaited(newCustomer, newCustomerDetailsCard({ ...facts, problems }));
  }

  async #acceptanceStep(turn: Turn, newCustomer: NewCustomer, problems: AcceptanceProblems = {}): Promise<Shown> {
    const { agent, language } = turn;
    const { newCustomerId, form } = newCustomer;
    const mayAttest = await this.#its.newCustomers.mayAttest(agent);
    const today = dayAt(this.#its.clock.now(), agent.timeZone);
    const { companyName } = form.company;
    const facts = { language, newCustomerId, companyName, form: form.acceptance, mayAttest, today };
    return this.#awaited(newCustomer, newCustomerAcceptanceCard({ ...facts, problems }));
  }

  async #review(turn: Turn, newCustomer: NewCustomer): Promise<Shown> {
    const { resellerId } = newCustomer.form.company;
    const resellers = resellerId === '' ? [] : await this.#its.newCustomers.listResellers(turn.agent);
    const reseller = resellers.find(({ partnerId }) => partnerId === resellerId);
    return this.#awaited(
      newCustomer,
      newCustomerReviewCard({
        language: turn.language,
        newCustomer,
        version: newCustomerVersion(newCustomer.form),
        reseller,
      }),
    );
  }

  #awaited({ newCustomerId }: NewCustomer, card: AdaptiveCardJson): Shown {
    return { card, awaiting: { kind: 'new-customer', newCustomerId } };
  }
}

type StepVerb = `customer.${'company' | 'details' | 'address' | 'acceptance' | 'step' | 'cancel'}`;
type StepAction = Extract<NewCustomerAction, { verb: StepVerb }>;
type Step<Verb extends StepVerb> = Extract<NewCustomerAction, { verb: Verb }>;
