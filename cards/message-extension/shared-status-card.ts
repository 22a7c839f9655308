import type { CustomerSummary } from '../../services/customer.ts';
import { type DirectoryEntry, isUnconfirmed } from '../../services/customers/customer-status.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import { dialogButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner, Tone } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { recordCard } from '../kit/record-card.ts';
import { dayText, instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** Where a customer stands, as far as a chat may show it. */
export type SharedStatus = CustomerSummary & Pick<DirectoryEntry, 'status' | 'acceptedOn' | 'readAt'>;

interface SharedStatusData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly customer: SharedStatus;
  readonly offers: OfferedRoads;
}

const tones: Readonly<Record<SharedStatus['status'], Tone>> = {
  direct: 'good',
  attested: 'good',
  'renewal-due': 'warning',
  none: 'attention',
  unknown: 'emphasis',
};

/** What one agent sees in place of the shared card. Nothing about people stands on it; all that is more opens in a dialog. */
export function sharedStatusCard({ language, timeZone, customer, offers }: SharedStatusData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { customerId, companyName, domain, readAt } = customer;
  const confirm = dialogButton(wording.text('status.confirm'), { verb: 'attestation.start', customerId });
  const details = dialogButton(wording.text('shared.details'), { verb: 'status.show', customerId });
  const isToConfirm = offers.attest && isUnconfirmed(customer.status);
  return recordCard({
    language,
    title: companyName,
    banner: bannerOf(customer, offers, wording),
    facts: [
      ...acceptanceFacts(customer, wording),
      { label: wording.text('fact.domain'), value: domain },
      { label: wording.text('fact.readAt'), value: readAt ? instantText(readAt, wording, timeZone) : '' },
    ],
    statements: [wording.text('shared.own')],
    dialogs: [...(isToConfirm ? [{ ...confirm, style: 'positive' } as const] : []), details],
    buttons: [plainButton(wording.text('status.checkAgain'), { verb: 'shared.show', customerId })],
  });
}

function bannerOf({ status }: SharedStatus, { providers }: OfferedRoads, wording: Wording): Banner {
  if (status === 'unknown' && providers)
    return { style: 'accent', title: wording.text('provider.title'), paragraphs: [wording.text('provider.tells')] };
  // Of one that is to be confirmed again the date says enough, which stands below.
  const paragraphs = status === 'renewal-due' ? [] : [wording.text(`status.${status}.text`)];
  return { style: tones[status], title: wording.text(`status.${status}.title`), paragraphs };
}

function acceptanceFacts({ status, acceptedOn }: SharedStatus, wording: Wording): readonly Fact[] {
  if (status !== 'direct' && acceptedOn === undefined) return [];
  const road = wording.text(status === 'direct' ? 'road.direct' : 'road.attested');
  const day = acceptedOn && status !== 'direct' ? dayText(acceptedOn, wording) : '';
  return [
    { label: wording.text('fact.road'), value: road },
    { label: wording.text('fact.acceptedOn'), value: day },
  ];
}
