import type { CustomersService } from '../../customers/customers-service.ts';
import type { Agent } from '../../identity/agent.ts';
import { PartnerCenterError } from '../../partner-center/http/partner-center-error.ts';
import type { PartnerCenterClient } from '../../partner-center/partner-center-client.ts';
import type { RecordedAttestation } from '../../partner-center/wire/agreements.ts';
import { isSameContact } from '../../primary-contact.ts';
import { SignInNeededError } from '../../sign-in/sign-in-needed-error.ts';
import type { AcceptanceReader } from '../acceptance-reader.ts';
import type { Acceptance } from '../acceptance.ts';
import type { Draft } from '../draft.ts';
import { microsoftFailure } from '../failure-reason.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';
import { agreementPlaceOf } from './agreement-place.ts';
import { type LinkStanding, signerIn } from './link-check.ts';

interface LinkStandingOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly customers: CustomersService;
  readonly ledger: LedgerStore;
  readonly links: AcceptanceLinksStore;
}

/** All that tells whether a link may be made. Our own first: what is settled after it was read is then seen at Partner Center. */
export async function readLinkStanding(
  options: LinkStandingOptions,
  agent: Agent,
  draft: Draft,
): Promise<LinkStanding> {
  const { links, ledger, acceptances, customers } = options;
  const { customerId } = draft;
  const [entries, open] = [await ledger.listEffective(customerId), await links.findOpen(customerId)];
  const [acceptance, sameContact, customer] = await Promise.all([
    acceptances.read(agent.agentId, customerId),
    findSameContact(options, agent, draft),
    customers.getCustomer(agent, customerId),
  ]);
  const place = agreementPlaceOf(customer);
  if ('unknown' in sameContact)
    return { acceptance: sameContact.unknown, entries, open, sameContact: undefined, place };
  return { acceptance, entries, open, sameContact: sameContact.held, place };
}

/** Without an answer it is unknown whether the customer is confirmed. Throws on what a sign-in of the agent would mend. */
async function findSameContact(
  { partnerCenter }: LinkStandingOptions,
  agent: Agent,
  { customerId, form }: Draft,
): Promise<{ readonly held: RecordedAttestation | undefined } | { readonly unknown: Acceptance }> {
  const signer = signerIn(form);
  if (!signer) return { held: undefined };
  try {
    const isMeant = ({ contact }: RecordedAttestation) => isSameContact(contact, signer);
    return { held: (await partnerCenter.findAttestations(agent.agentId, customerId, isMeant))[0] };
  } catch (error) {
    const reason = error instanceof SignInNeededError ? undefined : microsoftFailure(error);
    if (!(error instanceof PartnerCenterError) || !reason) throw error;
    return { unknown: { kind: 'unknown', reason } };
  }
}
