import { randomBytes } from 'node:crypto';
import type { AcceptanceReader } from '../../services/agreements/acceptance-reader.ts';
import type { AttestationSender } from '../../services/agreements/attestation-sender.ts';
import type { DraftStore } from '../../services/agreements/draft-store.ts';
import type { LedgerStore } from '../../services/agreements/ledger/ledger-store.ts';
import { AcceptanceLinksService } from '../../services/agreements/links/acceptance-links-service.ts';
import { AcceptanceLinksStore } from '../../services/agreements/links/acceptance-links-store.ts';
import { AgreementCreator } from '../../services/agreements/links/agreement-creator.ts';
import { AttestationRoads } from '../../services/agreements/links/attestation-roads.ts';
import { EnhancedTrialsStore } from '../../services/agreements/links/enhanced-trials-store.ts';
import { LinkMailer } from '../../services/agreements/links/link-mailer.ts';
import { LinkReader } from '../../services/agreements/links/link-reader.ts';
import { LinkRequestsService } from '../../services/agreements/links/link-requests-service.ts';
import { CallsUnderway } from '../../services/calls-underway.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { EvidenceWriter } from '../../services/evidence/told.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { AttestationId, LinkId } from '../../services/ids.ts';
import type { LetterMail } from '../../services/mail/letter-mail.ts';
import { EnhancedAttestationClient } from '../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import { isComplete } from '../../services/partner-center/enhanced/wire-map.ts';
import type { CallWatch } from '../../services/partner-center/http/call-watch.ts';
import type { Pace } from '../../services/partner-center/http/partner-center-transport.ts';
import type { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import { TokenCipher } from '../../services/sign-in/token-cipher.ts';
import type { DeskOptions, EnhancedOptions } from './options.ts';

type ConnectionOptions = Pick<DeskOptions, 'partnerCenterUrl' | 'partnerCenterTimeoutMs' | 'log'> & {
  readonly enhanced?: EnhancedOptions;
};

/** Undefined where the wire map is not complete. */
export function connectEnhanced(
  options: ConnectionOptions,
  how: { watch?: CallWatch | undefined; pace?: Pace | undefined },
) {
  const { enhanced, partnerCenterUrl: baseUrl, partnerCenterTimeoutMs: timeoutMs, log } = options;
  if (!enhanced || !isComplete(enhanced.map, enhanced)) return undefined;
  const { map, appTokens: accessTokens } = enhanced;
  return new EnhancedAttestationClient(map, { baseUrl, timeoutMs, accessTokens, log, ...how });
}

type PartsOptions = ConnectionOptions & Pick<DeskOptions, 'database'> & { readonly watch?: CallWatch };

/** What attesting itself needs of links. */
export function createLinkParts(options: PartsOptions, evidence: EvidenceWriter) {
  const { database, enhanced } = options;
  // Without a key the road is closed, and nothing is ever sealed.
  const cipher = new TokenCipher(enhanced?.tokenKeys ?? [randomBytes(32)]);
  return {
    linksStore: new AcceptanceLinksStore({ database, evidence, cipher }),
    roads: new AttestationRoads({
      setting: enhanced?.setting,
      map: enhanced?.map,
      hasKeys: enhanced?.tokenKeys !== undefined,
      isMadeUp: enhanced?.isMadeUp ?? false,
      trials: new EnhancedTrialsStore(database),
    }),
    enhancedClient: connectEnhanced(options, { watch: options.watch }),
  };
}

export type LinkParts = ReturnType<typeof createLinkParts>;

interface LinkServicesParts extends LinkParts {
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly authorization: AuthorizationService;
  readonly customers: CustomersService;
  readonly drafts: DraftStore;
  readonly ledger: LedgerStore;
  readonly sender: AttestationSender;
  readonly attestationsUnderway: CallsUnderway<AttestationId>;
  /** Undefined where the bot sends no e-mails. */
  readonly mail: LetterMail | undefined;
}

type LinkServicesOptions = PartsOptions & Pick<DeskOptions, 'callDeadlineMs' | 'clock'>;

/** What agents do with links. */
export function createLinkServices(options: LinkServicesOptions, parts: LinkServicesParts) {
  const { callDeadlineMs, clock, log, enhanced: given } = options;
  const { linksStore: links, enhancedClient: enhanced, authorization } = parts;
  const linksUnderway = new CallsUnderway<LinkId>();
  const mailer = parts.mail && new LinkMailer({ links, mail: parts.mail, overAfterMs: callDeadlineMs, clock });
  const creator = new AgreementCreator({ ...parts, links, callDeadlineMs, clock });
  const reader = new LinkReader({ links, enhanced, createsByItself: given?.createsByItself ?? true, clock, log });
  const following = new AcceptanceLinksService({ links, enhanced, authorization, reader, creator, mailer, clock });
  const linkMinutes = given?.linkMinutes ?? 0;
  const asking = { links, enhanced, linkMinutes, linksUnderway, callDeadlineMs, clock, log };
  const linkRequests = new LinkRequestsService({ ...parts, ...asking, following, creator });
  return { links: following, linkRequests, linksUnderway, agreementCreator: creator };
}
