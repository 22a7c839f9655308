import type { Acceptance } from '../../../../services/agreements/acceptance.ts';
import type { AcceptanceLink } from '../../../../services/agreements/links/acceptance-link.ts';
import type { Road } from '../../../../services/agreements/links/attestation-roads.ts';
import { isUnconfirmed } from '../../../../services/customers/customer-status.ts';
import type { HandoverView } from '../../../../services/handovers/handovers-service.ts';
import type { OfferedRoads } from '../../../../services/identity/capabilities.ts';
import type { AgentId } from '../../../../services/ids.ts';
import type { ReminderCase } from '../../../../services/reminders/reminder.ts';
import type { acts } from '../contract/customers.ts';

type Act = (typeof acts)[number];

interface Situation {
  readonly acceptance: Acceptance;
  readonly offers: OfferedRoads;
  /** Undefined for a customer that the directory does not have yet. */
  readonly row: ReminderCase | undefined;
  readonly handover: HandoverView | undefined;
  readonly link: AcceptanceLink | undefined;
  readonly roads: readonly Road[];
  readonly agentId: AgentId;
  /** Agreements differ by country. */
  readonly hasCountry: boolean;
}

/** What to offer about a customer: each act is checked again when it is done. */
export function actsFor(situation: Situation): readonly Act[] {
  return [
    ...roads(situation),
    ...handoverActs(situation),
    ...(situation.row ? reminderActs(situation.row, situation) : []),
    'check-order',
    ...(situation.hasCountry ? (['template'] as const) : []),
  ];
}

function roads({ acceptance, offers, handover, link, roads: offered }: Situation): readonly Act[] {
  const { kind } = acceptance;
  if (kind === 'direct') return [];
  const byLink: readonly Act[] = link !== undefined || offered.includes('enhanced') ? ['link'] : [];
  const byPartner = (act: Act): readonly Act[] => (offered.includes('classic') ? [act] : []);
  if (kind === 'attested') return offers.attest ? [...byPartner('confirm-again'), ...byLink] : [];
  return [
    ...(offers.attest ? [...byLink, ...byPartner('confirm')] : []),
    ...roadsOfOthers(offers),
    ...(offers.handOver && !handover ? (['hand-over'] as const) : []),
  ];
}

/** On which the provider or the customer acts. */
function roadsOfOthers({ providers, invite }: OfferedRoads): readonly Act[] {
  return [...(providers ? (['ask-provider'] as const) : []), ...(invite ? (['invite'] as const) : [])];
}

function handoverActs({ handover, offers }: Situation): readonly Act[] {
  if (!handover || !offers.attest) return [];
  if (handover.viewer === 'holder') return ['give-back', 'close-handover'];
  return handover.handover.state.kind === 'open' ? ['take'] : [];
}

function reminderActs(row: ReminderCase, { offers, agentId }: Situation): readonly Act[] {
  if (!isUnconfirmed(row.status)) return [];
  const isQuiet = row.isMuted || row.postponedUntil !== undefined;
  return [
    ...(offers.invite && row.owner?.agentId !== agentId ? (['take-over'] as const) : []),
    'assign',
    'needed-by',
    ...(row.isMuted ? [] : (['postpone', 'mute'] as const)),
    ...(isQuiet ? (['unmute'] as const) : []),
  ];
}
