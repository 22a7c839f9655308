import type { LinkFollowing, LinkRequests } from '../../../../services/agreements/links/link-results.ts';
import { statusBanner } from '../../../../cards/agreements/agreement-status-card.ts';
import { orderReadinessTexts } from '../../../../cards/orders/order-readiness-texts.ts';
import { commandWords } from '../../../../cards/wording/commands.ts';
import type { Acceptance } from '../../../../services/agreements/acceptance.ts';
import type { AgreementsService } from '../../../../services/agreements/agreements-service.ts';
import { matters } from '../../../../services/agreements/links/acceptance-link.ts';
import { templateLanguages } from '../../../../services/agreements/template-places.ts';
import type { GroundsService } from '../../../../services/audit/grounds-service.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { CustomersService } from '../../../../services/customers/customers-service.ts';
import type { HandoversService } from '../../../../services/handovers/handovers-service.ts';
import type { AuthorizationService } from '../../../../services/identity/authorization-service.ts';
import type { OfferedRoads } from '../../../../services/identity/capabilities.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import type { InvitationsService } from '../../../../services/invitations/invitations-service.ts';
import type { OrderReadinessService } from '../../../../services/orders/order-readiness-service.ts';
import { customerFilterOf } from '../../../../services/reminders/lists/filter-criteria.ts';
import type { CustomerListService } from '../../../../services/reminders/lists/customer-list-service.ts';
import type { RemindersService } from '../../../../services/reminders/reminders-service.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import type { customerOperations } from '../contract/customers.ts';
import { actsFor } from './acts.ts';
import { exportedFile } from './export.ts';
import { attestationOf, contactOf, handoverOf, linkOf, instantOf, invitationOf, rowOf } from './records.ts';

const entriesShown = 100;

export interface CustomersOptions {
  readonly lists: CustomerListService;
  readonly customers: CustomersService;
  readonly agreements: AgreementsService;
  readonly grounds: Pick<GroundsService, 'withLaterGrounds'>;
  readonly invitations: InvitationsService;
  readonly links: LinkFollowing;
  readonly linkRequests: Pick<LinkRequests, 'roads'>;
  readonly handovers: HandoversService;
  readonly reminders: RemindersService;
  readonly orders: OrderReadinessService;
  readonly authorization: AuthorizationService;
  /** The chat with the bot in Teams. */
  readonly chatUrl: string;
  readonly clock: Clock;
}

export function customerHandlers(options: CustomersOptions): HandlersOf<typeof customerOperations> {
  const { lists, agreements, orders, clock } = options;
  return {
    listCustomers: async ({ agent, query }) => {
      const { cursor, limit: pageSize } = query;
      const page = await lists.list(agent, { filter: customerFilterOf(query, agent.agentId), cursor, pageSize });
      return {
        customers: page.rows.map(rowOf),
        next: page.next ?? null,
        count: page.count ?? null,
        isCut: page.isCut,
      };
    },
    listCountries: async ({ agent }) => {
      const { countries, isComplete } = await lists.listCountries(agent);
      return { countries: [...countries], isComplete };
    },
    exportCustomers: (call) =>
      exportedFile(call, { lists, filter: customerFilterOf(call.query, call.agent.agentId), clock }),
    getCustomer: (call) => showCustomer(call, call.params.customerId, options),
    getHistory: (call) => listHistory(call, call.params.customerId, options),
    checkOrder: async ({ agent, wording, params }) => {
      const readiness = await orders.check(agent, params.customerId);
      const { title, paragraphs } = orderReadinessTexts(readiness, wording);
      const reason = 'reason' in readiness ? readiness.reason : null;
      return { kind: readiness.kind, reason, title, paragraphs: [...paragraphs], checkedAt: instantOf(clock.now()) };
    },
    getTemplate: async ({ agent, query: { country, language } }) => {
      const languages = templateLanguages(country);
      const chosen = language ?? languages[0];
      if (chosen === undefined || !languages.includes(chosen)) throw new ApiRefusal('no-template');
      const document = await agreements.getTemplateDocument(agent, { country, language: chosen });
      return { ...document, languages: [...languages] };
    },
  };
}

async function showCustomer(caller: Caller, customerId: CustomerId, options: CustomersOptions) {
  const { agent, wording } = caller;
  const { agentId } = agent;
  const { customers, agreements, invitations, handovers, links, reminders, authorization, clock } = options;
  const [customer, acceptance, invitation, handover, offers, [newest], roads] = await Promise.all([
    customers.getCustomer(agent, customerId),
    agreements.getAcceptance(agent, customerId),
    invitations.findLast(agent, customerId),
    handovers.findUnfinished(agent, customerId),
    authorization.listOfferedRoads(agent),
    links.list(agent, customerId, 1),
    options.linkRequests.roads(),
  ]);
  const link = newest && matters(newest) ? newest : undefined;
  // What was read is known to the directory by now.
  const row = await reminders.findCase(agent, customerId);
  const handoverView = handover && (await handovers.viewFor(agent, handover));
  const { companyName, domain, customDomains, country, culture, primaryContact } = customer;
  return {
    row: row ? rowOf(row) : null,
    ...{ customerId, companyName, domain, domains: [...customDomains] },
    country: country ?? null,
    culture: culture ?? null,
    primaryContact: contactOf(primaryContact),
    acceptance: await acceptanceOf(acceptance, { caller, customer, offers, options }),
    readAt: instantOf(clock.now()),
    invitation: invitation ? invitationOf(invitation, agent) : null,
    link: link ? linkOf({ link, entry: undefined }, agent, wording) : null,
    handover: handoverView ? handoverOf(handoverView.handover, agent, handoverView.viewer) : null,
    acts: [
      ...actsFor({
        ...{ acceptance, offers, row, handover: handoverView, link, roads },
        agentId,
        hasCountry: Boolean(country),
      }),
    ],
    chatUrl: `${options.chatUrl}&message=${encodeURIComponent(`${commandWords[wording.language].status[0]} ${companyName}`)}`,
  };
}

interface Shown {
  readonly caller: Caller;
  readonly customer: { readonly customerId: CustomerId; readonly companyName: string; readonly domain: string };
  readonly offers: OfferedRoads;
  readonly options: CustomersOptions;
}

async function acceptanceOf(acceptance: Acceptance, { caller, customer, offers, options }: Shown) {
  const { agent, language, wording } = caller;
  const { timeZone } = agent;
  const readAt = options.clock.now();
  const facts = { language, timeZone, customer, acceptance, readAt, offers, isPersonal: true };
  const { title, paragraphs } = statusBanner(facts, wording);
  const sentences = { title, text: wording.together(...paragraphs) };
  switch (acceptance.kind) {
    case 'direct':
    case 'none':
      return { kind: acceptance.kind, ...sentences };
    case 'unknown':
      return { kind: acceptance.kind, ...sentences, reason: acceptance.reason };
    case 'attested':
    case 'renewal-due': {
      const { attestation } = acceptance;
      const confirmedBy = await options.agreements.findConfirmedBy(agent, customer.customerId, attestation);
      const { acceptedOn, contact } = attestation;
      const attested = { ...sentences, acceptedOn, contact: contactOf(contact), confirmedBy: confirmedBy ?? null };
      if (acceptance.kind === 'attested') return { kind: acceptance.kind, ...attested };
      return { kind: acceptance.kind, ...attested, cutoff: acceptance.cutoff };
    }
  }
}

async function listHistory({ agent, wording }: Caller, customerId: CustomerId, options: CustomersOptions) {
  const most = entriesShown + 1;
  const [confirmed, invited, made] = await Promise.all([
    options.agreements.listHistory(agent, customerId, most),
    options.invitations.list(agent, customerId, most),
    options.links.list(agent, customerId, most),
  ]);
  const grounded = await options.grounds.withLaterGrounds(agent, customerId, confirmed);
  const entries = [
    ...grounded.map((entry) => attestationOf(entry, wording)),
    ...invited.map((one) => invitationOf(one, agent)),
    ...made.map((link) => linkOf({ link, entry: undefined }, agent, wording)),
  ].sort((one, other) => (one.at < other.at ? 1 : -1));
  return { entries: entries.slice(0, entriesShown), hasMore: entries.length > entriesShown };
}
