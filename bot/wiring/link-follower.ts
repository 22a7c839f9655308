import type { LedgerStore } from '../../services/agreements/ledger/ledger-store.ts';
import type { LedgerWorkStore } from '../../services/agreements/ledger/ledger-work-store.ts';
import type { AgreementCreator } from '../../services/agreements/links/agreement-creator.ts';
import { AutomaticCreation } from '../../services/agreements/links/automatic-creation.ts';
import { LinkFollower } from '../../services/agreements/links/link-follower.ts';
import { type LinkMessenger, LinkNotifier } from '../../services/agreements/links/link-notifier.ts';
import { LinkReader } from '../../services/agreements/links/link-reader.ts';
import { LinkWorkStore } from '../../services/agreements/links/link-work-store.ts';
import type { OutcomeMessenger } from '../../services/agreements/reconciliation-service.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import type { CallsUnderway } from '../../services/calls-underway.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { LinkId } from '../../services/ids.ts';
import type { CallWatch } from '../../services/partner-center/http/call-watch.ts';
import type { Pace } from '../../services/partner-center/http/partner-center-transport.ts';
import type { DeskOptions } from './options.ts';
import { type LinkParts, connectEnhanced } from './links.ts';

interface FollowerServices extends Pick<LinkParts, 'linksStore'> {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly ledger: LedgerStore;
  readonly ledgerWork: LedgerWorkStore;
  readonly agreementCreator: AgreementCreator;
  readonly linksUnderway: CallsUnderway<LinkId>;
}

interface FollowerParts {
  readonly services: FollowerServices;
  /** Of all that nobody waits for. */
  readonly pace: Pace;
  readonly messenger: LinkMessenger;
  readonly outcomes: OutcomeMessenger;
  readonly watch?: CallWatch | undefined;
}

/** Follows the links that are out, also while no new ones are made. */
export function createLinkFollower(options: DeskOptions, parts: FollowerParts): LinkFollower {
  const { database, callDeadlineMs, clock, log } = options;
  const { services, pace, messenger, outcomes, watch } = parts;
  const { linksStore: links, agents, authorization, ledger, ledgerWork, agreementCreator: creator } = services;
  const { createsByItself } = options.enhanced;
  const work = new LinkWorkStore(database);
  const enhanced = connectEnhanced(options, { pace, watch });
  const creating = {
    links,
    creator,
    ledger,
    ledgerWork,
    agents,
    authorization,
    createsByItself,
    callDeadlineMs,
    clock,
  };
  return new LinkFollower({
    links,
    work,
    reader: new LinkReader({ links, enhanced, createsByItself, clock, log }),
    creation: new AutomaticCreation({ ...creating, messenger: outcomes }),
    notifier: new LinkNotifier({ work, agents, authorization, messenger, clock }),
    linksUnderway: services.linksUnderway,
    leaseMs: 10 * callDeadlineMs,
    callDeadlineMs,
    clock,
    log,
  });
}
