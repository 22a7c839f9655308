import type { Clock } from '../clock.ts';
import type { CustomersService } from '../customers/customers-service.ts';
import type { CustomerId, DraftId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Customer } from '../customer.ts';
import { forFields } from '../form-fields.ts';
import { type PersonField, sentFields } from '../primary-contact.ts';
import {
  type ConfirmForm,
  type ConfirmProblems,
  type ParsedConfirmForm,
  emptyConfirmForm,
  parseConfirmForm,
  signerProblems,
} from './confirm-form.ts';
import type { ContactForm } from './contact-form.ts';
import type { DraftStore } from './draft-store.ts';
import type { Draft } from './draft.ts';
import type { Road } from './links/attestation-roads.ts';
import type { TemplateTexts } from './template-texts.ts';
import { tidiedContact } from './tidied.ts';

interface StartHow {
  readonly isAgain?: boolean;
  readonly road?: Road;
}

interface DraftsOptions {
  readonly drafts: DraftStore;
  readonly customers: CustomersService;
  readonly authorization: AuthorizationService;
  /** Looks while the form is filled in. */
  readonly templateTexts: Pick<TemplateTexts, 'prepare'>;
  readonly clock: Clock;
}

/** The confirm form before it is sent: nothing here reaches Partner Center. */
export class DraftsService {
  readonly #drafts: DraftStore;
  readonly #customers: CustomersService;
  readonly #authorization: AuthorizationService;
  readonly #templateTexts: Pick<TemplateTexts, 'prepare'>;
  readonly #clock: Clock;

  constructor(options: DraftsOptions) {
    this.#drafts = options.drafts;
    this.#customers = options.customers;
    this.#authorization = options.authorization;
    this.#templateTexts = options.templateTexts;
    this.#clock = options.clock;
  }

  /** Prefilled from the customer's primary contact; the day is left for the agent to say. Throws `NotAllowedError`. */
  async start(
    agent: Agent,
    customerId: CustomerId,
    { isAgain = false, road = 'classic' }: StartHow = {},
  ): Promise<Draft> {
    await this.#authorization.require(agent, 'attest');
    const customer = await this.#customers.getCustomer(agent, customerId);
    const { agentId } = agent;
    this.#templateTexts.prepare(agentId, customer);
    return this.#drafts.add(
      { agentId, customerId, companyName: customer.companyName, form: prefilledFrom(customer), isAgain, road },
      this.#clock.now(),
    );
  }

  /** A draft for a customer that is known, with what was typed elsewhere. Throws `NotAllowedError`. */
  async startWith(
    agent: Agent,
    customer: Pick<Draft, 'customerId' | 'companyName'>,
    form: ContactForm & Partial<ConfirmForm>,
  ): Promise<Draft> {
    await this.#authorization.require(agent, 'attest');
    const { customerId, companyName } = customer;
    const { agentId } = agent;
    const draft = {
      agentId,
      customerId,
      companyName,
      form: tidiedContact({ ...emptyConfirmForm, ...form }),
      isAgain: false,
    };
    return this.#drafts.add(draft, this.#clock.now());
  }

  /** A new draft with what was typed in an older one, for another try, on its road or another. Throws `NotAllowedError`. */
  async copy(agent: Agent, draft: Draft, { road }: Pick<Draft, 'road'> = draft): Promise<Draft> {
    await this.#authorization.require(agent, 'attest');
    const { agentId, customerId, companyName, form, isAgain } = draft;
    return this.#drafts.add({ agentId, customerId, companyName, form, isAgain, road }, this.#clock.now());
  }

  /** The agent's own draft, in whatever state; undefined for anybody else's. Throws `NotAllowedError`. */
  async find(agent: Agent, draftId: DraftId): Promise<Draft | undefined> {
    await this.#authorization.require(agent, 'see-status');
    return this.#drafts.find(agent.agentId, draftId);
  }

  /** Keeps what was typed, right or wrong, and says what is wrong with it. Throws `NotAllowedError`. */
  async review(agent: Agent, draft: Draft, typed: ConfirmForm): Promise<{ draft: Draft; parsed: ParsedConfirmForm }> {
    await this.#authorization.require(agent, 'attest');
    const reason = draft.isAgain ? typed.reason : '';
    const form = tidiedContact({ ...typed, reason });
    const now = this.#clock.now();
    await this.#drafts.saveForm(draft, form, now);
    return {
      draft: { ...draft, form },
      parsed: parseConfirmForm(form, { asksReason: draft.isAgain, now, timeZone: agent.timeZone }),
    };
  }

  /** The same for who is to accept on Microsoft's page: nobody knows the day yet. Throws `NotAllowedError`. */
  async reviewPerson(
    agent: Agent,
    draft: Draft,
    typed: Readonly<Record<PersonField | 'reason', string>>,
  ): Promise<{ draft: Draft; problems: ConfirmProblems }> {
    await this.#authorization.require(agent, 'attest');
    const reason = draft.isAgain ? typed.reason : '';
    const form = tidiedContact({ ...draft.form, ...typed, reason });
    await this.#drafts.saveForm(draft, form, this.#clock.now());
    return { draft: { ...draft, form }, problems: signerProblems(form, { asksReason: draft.isAgain }) };
  }

  /** For a customer that turned out to be confirmed: the form then asks why once more. Throws `NotAllowedError`. */
  async askReason(agent: Agent, draft: Draft): Promise<Draft> {
    await this.#authorization.require(agent, 'attest');
    await this.#drafts.askReason(draft);
    return { ...draft, isAgain: true };
  }

  /** Whether this call cancelled it; false when it was cancelled or sent before. */
  async cancel(draft: Draft): Promise<boolean> {
    return this.#drafts.close(draft, 'cancelled', this.#clock.now());
  }
}

function prefilledFrom({ primaryContact }: Customer): ConfirmForm {
  return tidiedContact({ ...emptyConfirmForm, ...forFields(sentFields, (field) => primaryContact[field] ?? '') });
}
