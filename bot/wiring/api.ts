import { agreementHandlers } from '../http/api/handlers/agreements.ts';
import { customerHandlers } from '../http/api/handlers/customers.ts';
import { evidenceHandlers } from '../http/api/handlers/evidence.ts';
import { filterHandlers } from '../http/api/handlers/filters.ts';
import { handoverHandlers } from '../http/api/handlers/handovers.ts';
import { invitationHandlers } from '../http/api/handlers/invitations.ts';
import { listHandlers } from '../http/api/handlers/lists.ts';
import { linkHandlers } from '../http/api/handlers/links.ts';
import { meHandlers } from '../http/api/handlers/me.ts';
import { reminderHandlers } from '../http/api/handlers/reminders.ts';
import { reportHandlers } from '../http/api/handlers/reports.ts';
import type { ApiOptions } from '../http/api/api-routes.ts';
import { PartnerCenterSignIn } from '../http/api/partner-center-sign-in.ts';
import { EntraCallers } from '../http/api/entra-callers.ts';
import { CustomerChangesStore } from '../../services/customers/directory/customer-changes-store.ts';
import { SharedBuckets } from '../../services/database/shared-buckets.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Reminders } from '../../services/reminders/create-reminders.ts';
import { MyWorkService } from '../../services/reports/my-work-service.ts';
import { OverviewService } from '../../services/reports/overview-service.ts';
import type { Limit, Telemetry } from '../telemetry/telemetry.ts';
import { TurnLimit, bucketFor, pauseMs } from '../teams/turn-limit.ts';
import type { Audit } from './audit.ts';
import type { Bulk } from './bulk.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

/** A page that is open asks every few seconds, and at each letter of a search. */
const readsPerRequest = 4;

interface ApiParts {
  readonly services: Services;
  readonly reminding: Reminders;
  readonly audit: Audit;
  readonly bulk: Bulk;
  readonly telemetry: Telemetry;
  /** Brings hand-overs to everybody else, without anybody waiting for it. */
  readonly deliverHandovers: () => void;
}

/** The API, on top of the services. */
export function createApi(options: DeskOptions, parts: ApiParts): Omit<ApiOptions, 'door'> {
  const { clock, log, api } = options;
  const { services, telemetry } = parts;
  return {
    callers: new EntraCallers(api.entra),
    origin: api.publicUrl,
    agents: services.agents,
    ...createLimits(options, telemetry),
    handlers: createHandlers(options, parts),
    signIn: createSignIn(services),
    onFailure: (code) => telemetry.failure(code),
    evidence: services.evidence,
    clock,
    log,
  };
}

function createSignIn({ agentTokens: tokens, signIns }: Services): PartnerCenterSignIn | undefined {
  return tokens && signIns && new PartnerCenterSignIn({ tokens, signIns });
}

function createLimits(options: DeskOptions, telemetry: Telemetry) {
  const { database, agentRequestsPerMinute: each, allAgentsRequestsPerMinute: all, clock, log } = options;
  const limitOf = (name: Limit, factor: number) => {
    const shared = { database, clock, log, onHeldUp: () => telemetry.heldUp(name) };
    return new TurnLimit({
      ofEach: new SharedBuckets<AgentId>({ ...shared, ...bucketFor(factor * each), name, pauseMs }),
      ofAll: new SharedBuckets<'agents'>({ ...shared, ...bucketFor(factor * all), name: `${name}-all`, pauseMs: 0 }),
    });
  };
  return { reads: limitOf('api-read', readsPerRequest), acts: limitOf('api', 1) };
}

function createHandlers(
  { database, botAccountId, partner, clock }: DeskOptions,
  { services, reminding, audit, bulk, deliverHandovers: deliver }: ApiParts,
): ApiOptions['handlers'] {
  const {
    authorization,
    agreements,
    drafts,
    links,
    linkRequests: requests,
    conversations,
    invitations,
    handovers,
  } = services;
  const { lists, reminders } = reminding;
  const chatUrl = `https://teams.microsoft.com/l/chat/0/0?users=${botAccountId}`;
  const { handoversStore, ledger, invitationsStore } = services;
  const stores = { handovers: handoversStore, ledger, invitations: invitationsStore };
  return {
    ...meHandlers({ ...services, settings: reminding.settings, partnerName: partner.name, clock }),
    ...reportHandlers({
      overview: new OverviewService({ reports: services.reports, lists, authorization, clock }),
      myWork: new MyWorkService({ ...stores, lists, authorization }),
      changes: new CustomerChangesStore(database),
      authorization,
    }),
    ...customerHandlers({ ...services, grounds: audit.grounds, lists, reminders, chatUrl, clock }),
    ...filterHandlers(reminding.filters),
    ...agreementHandlers({ agreements, drafts, requests, conversations, clock }),
    ...linkHandlers({ links, requests, drafts, conversations, invitations }),
    ...evidenceHandlers({ ...audit, lists }),
    ...invitationHandlers(services),
    ...handoverHandlers({ handovers, deliver }),
    ...listHandlers({ ...bulk, clock }),
    ...reminderHandlers({ ...reminding, clock }),
  };
}
