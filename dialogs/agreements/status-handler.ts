import { agreementStatusCard } from '../../cards/agreements/agreement-status-card.ts';
import type { OwnRecords } from '../../cards/agreements/own-records.ts';
import { chooseCustomerCard } from '../../cards/customers/choose-customer-card.ts';
import type { CustomerVerb } from '../../cards/kit/customer-verb.ts';
import { historyCard } from '../../cards/agreements/history-card.ts';
import { customerNotFoundCard } from '../../cards/kit/notice-cards.ts';
import type { Acceptance } from '../../services/agreements/acceptance.ts';
import type { AgreementsService } from '../../services/agreements/agreements-service.ts';
import type { Clock } from '../../services/clock.ts';
import type { LedgerEntry } from '../../services/agreements/ledger-entry.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { HandoversService } from '../../services/handovers/handovers-service.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import type { InvitationsService } from '../../services/invitations/invitations-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { CustomerSummary } from '../../services/customers/customer.ts';
import type { RemindersService } from '../../services/reminders/reminders-service.ts';
import type { CustomerWords } from '../customers/customer-words.ts';
import { type Shown, shown } from '../reply.ts';
import type { Turn } from '../turn.ts';

const historyRows = 8;
const noRoads = { attest: false, invite: false, handOver: false };

export interface AgreementCardsOptions {
  readonly agreements: AgreementsService;
  readonly customers: CustomersService;
  readonly invitations: InvitationsService;
  readonly handovers: HandoversService;
  readonly reminders: RemindersService;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

/** From what an agent asks about a customer to the card that answers it. */
export class AgreementCards {
  readonly #its: AgreementCardsOptions;

  constructor(options: AgreementCardsOptions) {
    this.#its = options;
  }

  /** Finds the customer that `words` name and goes on with it; none or several give a card to choose from. */
  async forCustomer(
    turn: Turn,
    { words, plain }: CustomerWords,
    next: {
      verb: CustomerVerb;
      show: (customer: CustomerSummary) => Promise<Shown>;
    },
  ): Promise<Shown> {
    const { language } = turn;
    const match = await this.#its.customers.findCustomers(turn.agent, words, plain);
    if (match.kind === 'one') return next.show(match.customer);
    if (match.kind === 'none')
      return { card: customerNotFoundCard({ language, words: plain }), awaiting: { kind: 'customer' } };
    const { customers } = match;
    const hasMore = match.kind === 'too-many';
    const card = chooseCustomerCard({ language, words: plain, customers, hasMore, verb: next.verb });
    return { card, awaiting: { kind: 'customer' } };
  }

  async status(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    return this.statusFrom(turn, customer, await this.#its.agreements.getAcceptance(turn.agent, customer.customerId));
  }

  /** Where a customer stands that has accepted already, so that there is nothing to do; undefined for the others. */
  async statusIfAccepted(turn: Turn, customer: CustomerSummary): Promise<Shown | undefined> {
    const acceptance = await this.#its.agreements.getAcceptance(turn.agent, customer.customerId);
    const isAccepted = acceptance.kind === 'direct' || acceptance.kind === 'attested';
    return isAccepted ? this.statusFrom(turn, customer, acceptance) : undefined;
  }

  /** The status card of an acceptance that was read a moment ago. */
  async statusFrom(turn: Turn, customer: CustomerSummary, acceptance: Acceptance): Promise<Shown> {
    const { agent, language, isPersonal } = turn;
    const { authorization, invitations, clock } = this.#its;
    const [offers, invitation, known] = await Promise.all([
      isPersonal ? authorization.listOfferedRoads(agent) : noRoads,
      isPersonal ? invitations.findLast(agent, customer.customerId) : undefined,
      isPersonal ? this.#knownOf(turn, customer.customerId, acceptance) : undefined,
    ]);
    const readAt = clock.now();
    const facts = { language, timeZone: agent.timeZone, customer, acceptance, invitation, known, readAt };
    return shown(agreementStatusCard({ ...facts, offers, isPersonal }));
  }

  /** What we know ourselves, beside what Partner Center says: little more than one small read each. */
  async #knownOf({ agent }: Turn, customerId: CustomerId, acceptance: Acceptance): Promise<OwnRecords> {
    const { agreements, handovers, reminders } = this.#its;
    const isConfirmed = acceptance.kind === 'attested' || acceptance.kind === 'renewal-due';
    const [followed, handover, confirmedBy] = await Promise.all([
      reminders.findCase(agent, customerId),
      acceptance.kind === 'none' || acceptance.kind === 'renewal-due'
        ? handovers.findUnfinished(agent, customerId)
        : undefined,
      isConfirmed ? agreements.findConfirmedBy(agent, customerId, acceptance.attestation) : undefined,
    ]);
    return { followed, handover, confirmedBy };
  }

  async history(turn: Turn, customer: CustomerSummary): Promise<Shown> {
    const { agent, language } = turn;
    const { customerId } = customer;
    const [confirmed, invited] = await Promise.all([
      this.#its.agreements.listHistory(agent, customerId, historyRows + 1),
      this.#its.invitations.list(agent, customerId, historyRows + 1),
    ]);
    const entries = [...confirmed, ...invited].sort((one, other) => atOf(other) - atOf(one));
    const hasMore = entries.length > historyRows;
    const rows = entries.slice(0, historyRows);
    return shown(historyCard({ language, timeZone: agent.timeZone, customer, entries: rows, hasMore }));
  }

  async getCustomer(turn: Turn, customerId: CustomerId): Promise<CustomerSummary> {
    return this.#its.customers.getCustomer(turn.agent, customerId);
  }
}

function atOf(entry: LedgerEntry | Invitation): number {
  return ('attestationId' in entry ? entry.intendedAt : entry.invitedAt).getTime();
}
