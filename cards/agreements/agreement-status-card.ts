import { isAccepted, isUnconfirmed } from '../../services/customers/customer-status.ts';
import type { Acceptance } from '../../services/agreements/acceptance.ts';
import { type AcceptanceLink, matters } from '../../services/agreements/links/acceptance-link.ts';
import type { Handover } from '../../services/handovers/handover.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import { type CardButton, plainButton, ranked, tucked } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { contactFacts } from './contact-fields.ts';
import { customerFacts } from '../customers/customer-facts.ts';
import { invitedText } from '../invitations/invitation-texts.ts';
import { providerFacts, roadButtons, whoCanConfirmText } from './acceptance-road.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { type OwnRecords, ownRecordFacts, ownRecordStatements } from './own-records.ts';
import { recordCard } from '../kit/record-card.ts';
import { commandWords } from '../wording/commands.ts';
import { dayText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AgreementStatusData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly customer: CustomerSummary;
  readonly acceptance: Acceptance;
  readonly readAt: Date;
  readonly offers: OfferedRoads;
  /** The last one. */
  readonly invitation?: Invitation | undefined;
  readonly known?: OwnRecords | undefined;
  /** What the agent wanted to do, which an acceptance makes needless. */
  readonly wanted?: NeedlessWish | undefined;
  /** Elsewhere than in the personal chat, nothing about people is shown and nothing is started. */
  readonly isPersonal: boolean;
}

export type NeedlessWish = 'invite' | 'handOver' | 'link';

/** That a card may have. What finds no room is a word in the chat away. */
const mostButtons = 6;

/** Where a customer stands with the agreement. */
export function agreementStatusCard(data: AgreementStatusData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return recordCard({
    language: data.language,
    title: data.customer.companyName,
    banner: statusBanner(data, wording),
    facts: [
      ...providerFacts(data.offers, wording),
      ...roadFacts(data, wording),
      ...ownFacts(data, wording),
      ...customerFacts(data, wording),
    ],
    statements: [...invitedStatements(data, wording), ...ownStatements(data, wording)],
    buttons: buttonsFor(data, wording),
  });
}

export function statusBanner(data: AgreementStatusData, wording: Wording): Banner {
  const { acceptance, wanted } = data;
  const title = wording.text(`status.${acceptance.kind}.title`);
  switch (acceptance.kind) {
    case 'direct':
      return { style: 'good', title, paragraphs: [wording.text(`status.direct.${wanted ?? 'text'}`)] };
    case 'attested': {
      const acceptedOn = dayText(acceptance.attestation.acceptedOn, wording);
      const text = wanted
        ? wording.filled(`status.attested.${wanted}`, { acceptedOn })
        : wording.text('status.attested.text');
      return { style: 'good', title, paragraphs: [text] };
    }
    case 'renewal-due': {
      const acceptedOn = dayText(acceptance.attestation.acceptedOn, wording);
      const cutoff = dayText(acceptance.cutoff, wording);
      const text = wording.filled('status.renewal-due.text', { acceptedOn, cutoff });
      return { style: 'warning', title, paragraphs: [text, ...whoCan(data, wording)] };
    }
    case 'none':
      return { style: 'attention', title, paragraphs: [wording.text('status.none.text'), ...whoCan(data, wording)] };
    case 'unknown': {
      if (isProvidersToTell(acceptance)) {
        const texts = [wording.text('provider.tells'), wording.text('provider.direct')];
        return { style: 'accent', title: wording.text('provider.title'), paragraphs: texts };
      }
      const why = reasonTexts(acceptance.reason, wording);
      return { style: 'emphasis', title, paragraphs: [wording.text('status.unknown.text'), ...why] };
    }
  }
}

/** Microsoft tells an indirect reseller nothing of it, and looking again would not help. */
function isProvidersToTell(acceptance: Acceptance): boolean {
  return acceptance.kind === 'unknown' && acceptance.reason === 'partner-type';
}

/** Shown in place of the button. */
function whoCan({ offers, isPersonal }: AgreementStatusData, wording: Wording): readonly string[] {
  if (offers.attest) return [];
  if (isPersonal) return [whoCanConfirmText(offers, wording)];
  return [wording.filled('status.privately', { command: commandWords[wording.language].confirm[0] })];
}

function roadFacts({ acceptance, isPersonal }: AgreementStatusData, wording: Wording): readonly Fact[] {
  const label = wording.text('fact.road');
  if (acceptance.kind === 'direct') return [{ label, value: wording.text('road.direct') }];
  if (acceptance.kind !== 'attested' && acceptance.kind !== 'renewal-due') return [];
  const { attestation } = acceptance;
  const acceptedOn = {
    label: wording.text('fact.acceptedOn'),
    value: dayText(attestation.acceptedOn, wording),
  };
  const facts = isPersonal ? contactFacts(attestation, wording) : [acceptedOn];
  return [{ label, value: wording.text('road.attested') }, ...facts];
}

function ownFacts({ known, isPersonal, acceptance, timeZone }: AgreementStatusData, wording: Wording): readonly Fact[] {
  return known && isPersonal
    ? ownRecordFacts(known, { isOpen: isUnconfirmed(acceptance.kind), timeZone }, wording)
    : [];
}

function ownStatements(
  { known, isPersonal, acceptance, timeZone }: AgreementStatusData,
  wording: Wording,
): readonly string[] {
  return known && isPersonal && !isAccepted(acceptance.kind) ? ownRecordStatements(known, timeZone, wording) : [];
}

function invitedStatements(
  { invitation, isPersonal, timeZone, acceptance }: AgreementStatusData,
  wording: Wording,
): readonly string[] {
  if (!invitation || !isPersonal) return [];
  const following =
    invitation.followUp === 'following' && !isAccepted(acceptance.kind) ? [wording.text('invited.following')] : [];
  return [invitedText(invitation, timeZone, wording), ...following];
}

function buttonsFor(data: AgreementStatusData, wording: Wording): readonly CardButton[] {
  const { customerId } = data.customer;
  const { kind } = data.acceptance;
  const history = plainButton(wording.text('status.history'), { verb: 'history.show', customerId });
  const checkAgain = plainButton(wording.text('status.checkAgain'), { verb: 'status.show', customerId });
  const evidence = plainButton(wording.text('story.show'), { verb: 'evidence.show', customerId });
  const looks = [...(data.isPersonal ? [history] : []), checkAgain];
  const steps = stepButtons(data, wording);
  if (data.isPersonal && steps.length + looks.length < mostButtons) looks.push(evidence);
  if (isProvidersToTell(data.acceptance)) return ranked([...steps, ...looks.filter((look) => look !== checkAgain)]);
  if (kind === 'unknown') return ranked([checkAgain, ...steps, ...looks.filter((look) => look !== checkAgain)]);
  if (isAccepted(kind)) return tucked([...looks, ...steps]);
  return steps.length > 0 ? ranked([...steps, ...looks]) : looks;
}

/** An open hand-over is for whoever may confirm; all others can see how it stands. */
function handoverButtons(
  handover: Handover | undefined,
  offers: OfferedRoads,
  wording: Wording,
): readonly CardButton[] {
  if (!handover) return [];
  const { handoverId, state } = handover;
  return state.kind === 'open' && offers.attest
    ? [plainButton(wording.text('handover.take'), { verb: 'handover.take', handoverId })]
    : [plainButton(wording.text('handover.show'), { verb: 'handover.show', handoverId })];
}

/** What comes next with the link that the customer has, in place of confirming. */
function linkButtons(data: AgreementStatusData, wording: Wording): readonly CardButton[] {
  const link = linkNow(data);
  if (!link || !data.offers.attest) return [];
  const { linkId, state } = link;
  if (state === 'expired') return [plainButton(wording.text('link.renew'), { verb: 'link.renew', linkId })];
  if (state === 'accepted') return [plainButton(wording.text('link.create'), { verb: 'link.create', linkId })];
  return [plainButton(wording.text('link.show'), { verb: 'link.show', linkId })];
}

/** Only where it still matters. */
function linkNow({ acceptance, known, isPersonal }: AgreementStatusData): AcceptanceLink | undefined {
  const link = isPersonal && !isAccepted(acceptance.kind) ? known?.link : undefined;
  return link && matters(link) ? link : undefined;
}

/** Only what this person may do for this customer now. */
function stepButtons(data: AgreementStatusData, wording: Wording): readonly CardButton[] {
  const { acceptance, offers, known, isPersonal } = data;
  const { customerId } = data.customer;
  const isAgain = acceptance.kind === 'attested' || acceptance.kind === 'renewal-due';
  const remind = plainButton(wording.text('status.remind'), { verb: 'reminder.plan', customerId, back: 'status' });
  return [
    ...(isPersonal ? handoverButtons(known?.handover, offers, wording) : []),
    ...(isPersonal ? linkButtons(data, wording) : []),
    ...roadButtons({ customerId, offers: roadsNow(data), isAgain }, wording),
    ...(isPersonal && known?.followed && isUnconfirmed(acceptance.kind) ? [remind] : []),
  ];
}

function roadsNow(data: AgreementStatusData): OfferedRoads {
  const { acceptance, offers, known } = data;
  const { kind } = acceptance;
  const isOpen = isUnconfirmed(kind);
  const { providers } = offers;
  return {
    attest: offers.attest && kind !== 'direct' && kind !== 'unknown' && !linkNow(data),
    invite: offers.invite && (isOpen || kind === 'unknown'),
    handOver: offers.handOver && isOpen && !known?.handover,
    ...(providers && !isAccepted(kind) ? { providers } : {}),
  };
}
