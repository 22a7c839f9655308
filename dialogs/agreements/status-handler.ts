import type { LinkFollowing } from '../../services/agreements/links/link-results.ts';
import { type NeedlessWish, agreementStatusCard } from '../../cards/agreements/agreement-status-card.ts';
import type { OwnRecords } from '../../cards/agreements/own-records.ts';
import { type HistoryEntry, historyCard } from '../../cards/agreements/history-card.ts';
import { type PageLink, customerPlace } from '../../cards/kit/page-link.ts';
import type { Acceptance } from '../../services/agreements/acceptance.ts';
import type { AgreementsService } from '../../services/agreements/agreements-service.ts';
import type { GroundsService } from '../../services/audit/grounds-service.ts';
import type { Clock } from '../../services/clock.ts';
import { isAccepted } from '../../services/customers/customer-status.ts';
import type { HandoversService } from '../../services/handovers/handovers-service.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { InvitationsService } from '../../services/invitations/invitations-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { RemindersService } from '../../services/reminders/reminders-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

const historyRows = 8;
const noRoads = { attest: false, invite: false, handOver: false };

interface StatusHandlerOptions {
  readonly agreements: AgreementsService;
  readonly grounds: Pick<GroundsService, 'withLaterGrounds'>;
  readonly links: LinkFollowing;
  readonly invitations: InvitationsService;
  readonly handovers: HandoversService;
  readonly reminders: RemindersService;
  readonly authorization: AuthorizationService;
  readonly linkToPage: PageLink;
  readonly clock: Clock;
}

/** From what an agent asks about a customer to the card that answers it. */
export class StatusHandler {
  readonly #options: StatusHandlerOptions;

  constructor(options: StatusHandlerOptions) {
    this.#options = options;
  }

  async show(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    return this.showRead(turn, customer, await this.#read(turn, customer));
  }

  /** Where a customer stands that has accepted already, so that there is nothing to do; undefined for the others. */
  async showIfAccepted(turn: Turn, customer: CustomerSummary, wanted: NeedlessWish): Promise<Reply | undefined> {
    const acceptance = await this.#read(turn, customer);
    return isAccepted(acceptance.kind) ? this.showRead(turn, customer, acceptance, wanted) : undefined;
  }

  /** The status card of an acceptance that was read a moment ago. */
  async showRead(turn: Turn, customer: CustomerSummary, acceptance: Acceptance, wanted?: NeedlessWish): Promise<Reply> {
    const { agent, language, isPersonal } = turn;
    const { authorization, invitations, linkToPage, clock } = this.#options;
    const [offers, invitation, known] = await Promise.all([
      isPersonal ? authorization.listOfferedRoads(agent) : noRoads,
      isPersonal ? invitations.findLast(agent, customer.customerId) : undefined,
      isPersonal ? this.#knownOf(turn, customer.customerId, acceptance) : undefined,
    ]);
    const readAt = clock.now();
    const facts = { language, timeZone: agent.timeZone, customer, acceptance, invitation, known, readAt, wanted };
    return reply(linkToPage(agreementStatusCard({ ...facts, offers, isPersonal }), customerPlace(customer), language));
  }

  /** What we know ourselves, beside what Partner Center says: little more than one small read each. */
  async #knownOf({ agent }: Turn, customerId: CustomerId, acceptance: Acceptance): Promise<OwnRecords> {
    const { agreements, handovers, links, reminders } = this.#options;
    const isConfirmed = acceptance.kind === 'attested' || acceptance.kind === 'renewal-due';
    const [followed, handover, confirmedBy, [link]] = await Promise.all([
      reminders.findCase(agent, customerId),
      acceptance.kind === 'none' || acceptance.kind === 'renewal-due'
        ? handovers.findUnfinished(agent, customerId)
        : undefined,
      isConfirmed ? agreements.findConfirmedBy(agent, customerId, acceptance.attestation) : undefined,
      links.list(agent, customerId, 1),
    ]);
    return { followed, handover, confirmedBy, link };
  }

  async history(turn: Turn, customer: CustomerSummary): Promise<Reply> {
    const { agent, language } = turn;
    const { customerId } = customer;
    const [confirmed, invited, made] = await Promise.all([
      this.#options.agreements.listHistory(agent, customerId, historyRows + 1),
      this.#options.invitations.list(agent, customerId, historyRows + 1),
      this.#options.links.list(agent, customerId, historyRows + 1),
    ]);
    const grounded = await this.#options.grounds.withLaterGrounds(agent, customerId, confirmed);
    const entries: readonly HistoryEntry[] = [...grounded, ...invited, ...made].sort(
      (one, other) => atOf(other) - atOf(one),
    );
    const hasMore = entries.length > historyRows;
    const rows = entries.slice(0, historyRows);
    return reply(historyCard({ language, timeZone: agent.timeZone, customer, entries: rows, hasMore }));
  }

  #read(turn: Turn, { customerId }: CustomerSummary): Promise<Acceptance> {
    return this.#options.agreements.getAcceptance(turn.agent, customerId);
  }
}

function atOf(entry: HistoryEntry): number {
  if ('attestationId' in entry) return entry.intendedAt.getTime();
  return ('invitationId' in entry ? entry.invitedAt : entry.createdAt).getTime();
}
