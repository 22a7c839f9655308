import type { ActionOf } from '../../cards/kit/card-actions.ts';
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
import type { NewCustomerId } from '../../services/ids.ts';
import { type CompanyProblems, resellerOf } from '../../services/new-customers/company-form.ts';
import {
  type AcceptanceProblems,
  type AcceptanceRoad,
  type NewCustomer,
  acceptanceRoads,
  creationRefusalOf,
  customerCountries,
  stepToCorrect,
  newCustomerVersion,
} from '../../services/new-customers/new-customer.ts';
import type { DetailsProblems } from '../../services/new-customers/details-form.ts';
import type { NewCustomersService, Saved } from '../../services/new-customers/new-customers-service.ts';
import { findCountry } from '../agreements/template-place.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface NewCustomerHandlerOptions {
  readonly newCustomers: NewCustomersService;
  /** Undefined where something has to be typed again first. */
  readonly create: (turn: Turn, asked: ActionOf<'customer.create'>) => Promise<Reply | undefined>;
  readonly showResult: (turn: Turn, newCustomer: NewCustomer) => Promise<Reply>;
  readonly attest: (turn: Turn, newCustomer: NewCustomer) => Promise<Reply>;
  readonly clock: Clock;
}

/** Leads through the steps of a new customer. What the database holds decides, not the card. */
export class NewCustomerHandler {
  readonly #options: NewCustomerHandlerOptions;

  constructor(options: NewCustomerHandlerOptions) {
    this.#options = options;
  }

  async start(turn: Turn): Promise<Reply> {
    return this.#companyStep(turn, await this.#options.newCustomers.start(turn.agent));
  }

  async show(turn: Turn, newCustomerId: NewCustomerId): Promise<Reply> {
    return this.#current(turn, await this.#options.newCustomers.find(turn.agent, newCustomerId));
  }

  async isOpen({ agent }: Turn, newCustomerId: NewCustomerId): Promise<boolean> {
    const newCustomer = await this.#options.newCustomers.find(agent, newCustomerId);
    return newCustomer?.outcome.state === 'open';
  }

  async saveCompany(turn: Turn, action: ActionOf<'customer.company'>): Promise<Reply> {
    const { verb: _verb, newCustomerId, ...fields } = action;
    const match = findCountry(fields.country);
    const country = match.kind === 'one' ? match.country : fields.country;
    const typed = { ...fields, country };
    return this.#whileOpen(turn, newCustomerId, async (open) => {
      const { newCustomer, problems } = await this.#options.newCustomers.saveCompany(turn.agent, open, typed);
      return newCustomer.step === 'company'
        ? this.#companyStep(turn, newCustomer, problems)
        : this.#detailsStep(turn, newCustomer);
    });
  }

  async saveDetails(turn: Turn, action: ActionOf<'customer.details'>): Promise<Reply> {
    const { verb: _verb, newCustomerId, ...typed } = action;
    return this.#whileOpen(turn, newCustomerId, async (open) => {
      const saved = await this.#options.newCustomers.saveDetails(turn.agent, open, typed);
      const { newCustomer, problems, question } = saved;
      if (newCustomer.step !== 'details') return this.#acceptanceStep(turn, newCustomer);
      if (!question) return this.#detailsStep(turn, newCustomer, problems);
      const { companyName } = newCustomer.form.company;
      const { language } = turn;
      return this.#awaited(newCustomer, newCustomerAddressCard({ language, newCustomerId, companyName, question }));
    });
  }

  /** Takes one of the addresses that were suggested, or the one that was typed. */
  async settleAddress(turn: Turn, { newCustomerId, take }: ActionOf<'customer.address'>): Promise<Reply> {
    const suggestion = take === 'typed' ? undefined : Number(take);
    return this.#whileOpen(turn, newCustomerId, async (open) =>
      this.#acceptanceStep(turn, await this.#options.newCustomers.settleAddress(turn.agent, open, suggestion)),
    );
  }

  async chooseRoad(turn: Turn, { newCustomerId, road }: ActionOf<'customer.road'>): Promise<Reply> {
    return this.#whileOpen(turn, newCustomerId, async (open) =>
      this.#afterAcceptance(turn, await this.#options.newCustomers.chooseRoad(turn.agent, open, roadFrom(road))),
    );
  }

  async saveAcceptance(turn: Turn, action: ActionOf<'customer.acceptance'>): Promise<Reply> {
    const typed = { road: roadFrom(action.road), contact: contactFormFrom(action) };
    return this.#whileOpen(turn, action.newCustomerId, async (open) =>
      this.#afterAcceptance(turn, await this.#options.newCustomers.saveAcceptance(turn.agent, open, typed)),
    );
  }

  #afterAcceptance(turn: Turn, { newCustomer, problems }: Saved<AcceptanceProblems>): Promise<Reply> {
    return newCustomer.step === 'acceptance'
      ? this.#acceptanceStep(turn, newCustomer, problems)
      : this.#review(turn, newCustomer);
  }

  async goTo(turn: Turn, { newCustomerId, step }: ActionOf<'customer.step'>): Promise<Reply> {
    return this.#whileOpen(turn, newCustomerId, async (open) =>
      this.#current(turn, await this.#options.newCustomers.goTo(turn.agent, open, step)),
    );
  }

  async cancel(turn: Turn, newCustomerId: NewCustomerId): Promise<Reply> {
    return this.#whileOpen(turn, newCustomerId, async (open) => {
      await this.#options.newCustomers.cancel(open);
      return this.show(turn, newCustomerId);
    });
  }

  async create(turn: Turn, action: ActionOf<'customer.create'>): Promise<Reply> {
    return this.#with(turn, action.newCustomerId, async () => {
      const result = await this.#options.create(turn, action);
      return result ?? this.show(turn, action.newCustomerId);
    });
  }

  async attest(turn: Turn, newCustomerId: NewCustomerId): Promise<Reply> {
    return this.#with(turn, newCustomerId, (newCustomer) => this.#options.attest(turn, newCustomer));
  }

  /** After a refusal: begins anew with what was typed. */
  async startAgain(turn: Turn, newCustomerId: NewCustomerId): Promise<Reply> {
    return this.#with(turn, newCustomerId, (newCustomer) => this.#startAgain(turn, newCustomer));
  }

  async #with(
    turn: Turn,
    newCustomerId: NewCustomerId,
    work: (newCustomer: NewCustomer) => Promise<Reply>,
  ): Promise<Reply> {
    const newCustomer = await this.#options.newCustomers.find(turn.agent, newCustomerId);
    return newCustomer ? work(newCustomer) : this.#current(turn, undefined);
  }

  /** What was created, refused or cancelled meanwhile is shown as it stands. */
  #whileOpen(turn: Turn, newCustomerId: NewCustomerId, work: (open: NewCustomer) => Promise<Reply>): Promise<Reply> {
    return this.#with(turn, newCustomerId, (newCustomer) =>
      newCustomer.outcome.state === 'open' ? work(newCustomer) : this.#current(turn, newCustomer),
    );
  }

  async #startAgain(turn: Turn, refused: NewCustomer): Promise<Reply> {
    if (refused.outcome.state !== 'refused') return this.#current(turn, refused);
    const fresh = await this.#options.newCustomers.start(turn.agent, refused.form);
    const step = stepToCorrect(creationRefusalOf(refused.outcome.refusalCode));
    return this.#current(turn, await this.#options.newCustomers.goTo(turn.agent, fresh, step));
  }

  async #current(turn: Turn, newCustomer: NewCustomer | undefined): Promise<Reply> {
    const { language } = turn;
    if (!newCustomer) return reply(outdatedCard({ language }));
    if (newCustomer.outcome.state === 'cancelled') return reply(newCustomerCancelledCard({ language }));
    if (newCustomer.outcome.state !== 'open') return this.#options.showResult(turn, newCustomer);
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
    return form.company.companyName === '' ? {} : this.#options.newCustomers.findCompanyProblems(agent, form.company);
  }

  async #companyStep(turn: Turn, newCustomer: NewCustomer, problems: CompanyProblems = {}): Promise<Reply> {
    const resellers = await this.#options.newCustomers.listResellers(turn.agent);
    const { newCustomerId, form } = newCustomer;
    const { language } = turn;
    const match = findCountry(form.company.country);
    const nearestCountries = match.kind === 'none' ? match.nearest : [];
    const countries = { countries: customerCountries, nearestCountries };
    const facts = { language, newCustomerId, form: form.company, ...countries, resellers };
    return this.#awaited(newCustomer, newCustomerCompanyCard({ ...facts, problems }));
  }

  async #detailsStep(turn: Turn, newCustomer: NewCustomer, problems: DetailsProblems = {}): Promise<Reply> {
    const rules = await this.#options.newCustomers.findRules(turn.agent, newCustomer);
    if (!rules) return this.#companyStep(turn, newCustomer, { country: 'unknown-country' });
    const { newCustomerId, form } = newCustomer;
    const { companyName } = form.company;
    const facts = { language: turn.language, newCustomerId, companyName, form: form.details, rules };
    return this.#awaited(newCustomer, newCustomerDetailsCard({ ...facts, problems }));
  }

  async #acceptanceStep(turn: Turn, newCustomer: NewCustomer, problems: AcceptanceProblems = {}): Promise<Reply> {
    const { agent, language } = turn;
    const { newCustomerId, form } = newCustomer;
    const mayAttest = await this.#options.newCustomers.mayAttest(agent);
    const today = dayAt(this.#options.clock.now(), agent.timeZone);
    const { companyName } = form.company;
    const facts = { language, newCustomerId, companyName, form: form.acceptance, mayAttest, today };
    return this.#awaited(newCustomer, newCustomerAcceptanceCard({ ...facts, problems }));
  }

  async #review(turn: Turn, newCustomer: NewCustomer): Promise<Reply> {
    const resellerId = resellerOf(newCustomer.form.company);
    const resellers = resellerId === undefined ? [] : await this.#options.newCustomers.listResellers(turn.agent);
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

  #awaited({ newCustomerId }: NewCustomer, card: AdaptiveCardJson): Reply {
    return { card, awaiting: { kind: 'new-customer', newCustomerId } };
  }
}

/** Whatever else was sent is no choice. */
function roadFrom(typed: string): AcceptanceRoad | '' {
  return acceptanceRoads.find((road) => road === typed) ?? '';
}
