import type { AcceptedBy } from '../../services/agreements/contact-form.ts';
import { type FailureReason, failureRules } from '../../services/agreements/failure-reason.ts';
import type { LedgerEntry } from '../../services/agreements/ledger/ledger-entry.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import { type CardButton, openButton, plainButton, ranked } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { contactFacts } from './contact-fields.ts';
import { groundFacts } from './ground-texts.ts';
import { agentText, replacedTexts } from './held-texts.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { recordCard } from '../kit/record-card.ts';
import { dayText, instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AttestationReceiptData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly entry: LedgerEntry;
  /** What Partner Center held before, where the entry added nothing. */
  readonly earlier?: AcceptedBy | undefined;
  /** Whom Partner Center names for it; left out where that is the agent. */
  readonly account?: string | undefined;
  /** Where Microsoft refuses the older way, the customer can accept on its page. */
  readonly offersLink?: boolean;
}

/** How an attestation came out: who accepted, when, for whom, and under which reference it can be found. */
export function attestationReceiptCard(data: AttestationReceiptData): AdaptiveCardJson {
  const { language, timeZone, entry, earlier, account } = data;
  const wording = wordingFor(language);
  return recordCard({
    language,
    title: entry.companyName,
    banner: bannerFor(data, wording),
    facts: [
      ...roadFacts(entry, wording),
      ...acceptedFacts(earlier ?? entry, wording),
      ...groundFacts(entry, wording),
      ...statementFacts(entry, timeZone, wording),
      ...accountFacts(entry, account, wording),
    ],
    statements: replacedTexts(entry, wording),
    buttons: buttonsFor(data, wording),
  });
}

/** What stands where the act began once its receipt has come as a message of its own: two receipts would look like two records. */
export function receiptBelowCard(data: Pick<AttestationReceiptData, 'language' | 'entry'>): AdaptiveCardJson {
  const { language, entry } = data;
  const { companyName, customerId, attestationId } = entry;
  const wording = wordingFor(language);
  const { style, title } = bannerFor(data, wording);
  return recordCard({
    language,
    title: companyName,
    banner: { style, title, paragraphs: [wording.text('receipt.below')] },
    facts: [{ label: wording.text('fact.reference'), value: attestationId }],
    buttons: [plainButton(wording.text('status.show'), { verb: 'status.show', customerId })],
  });
}

function roadFacts({ linkId }: LedgerEntry, wording: Wording): readonly Fact[] {
  return linkId ? [{ label: wording.text('fact.road'), value: wording.text('road.enhanced') }] : [];
}

/** Of a person who has been erased, the day alone is left. */
function acceptedFacts(accepted: AcceptedBy | LedgerEntry, wording: Wording): readonly Fact[] {
  const { contact, acceptedOn } = accepted;
  if (contact) return contactFacts({ contact, acceptedOn }, wording);
  return [
    { label: wording.text('fact.acceptedBy'), value: wording.text('fact.erased') },
    { label: wording.text('fact.acceptedOn'), value: dayText(acceptedOn, wording) },
  ];
}

/** Partner Center names somebody only in what it recorded; nobody knows whom, where the application alone asked for it. */
function accountFacts(
  { outcome, linkId }: LedgerEntry,
  account: string | undefined,
  wording: Wording,
): readonly Fact[] {
  if (account === undefined || outcome.state !== 'recorded' || linkId) return [];
  return [{ label: wording.text('fact.account'), value: account }];
}

function bannerFor(
  { entry, offersLink }: Pick<AttestationReceiptData, 'entry' | 'offersLink'>,
  wording: Wording,
): Banner {
  const { outcome, correctedAt, linkId } = entry;
  const title = wording.text(`receipt.${outcome.state}.title`);
  switch (outcome.state) {
    case 'intended':
      return { style: 'accent', title, paragraphs: [wording.text('receipt.intended.text')] };
    case 'recorded': {
      const how = correctedAt ? 'receipt.corrected.text' : linkId ? 'link.entered.text' : 'receipt.recorded.text';
      return {
        style: 'good',
        title: linkId ? wording.text('link.entered.title') : title,
        paragraphs: [wording.text(how)],
      };
    }
    case 'already-recorded':
      return { style: 'good', title, paragraphs: [wording.text('receipt.already-recorded.text')] };
    case 'refused':
      return { style: 'attention', title, paragraphs: refusedTexts(outcome.reason, offersLink, wording) };
    case 'uncertain':
      return { style: 'warning', title, paragraphs: [wording.text('receipt.uncertain.text')] };
  }
}

function refusedTexts(reason: FailureReason, offersLink: boolean | undefined, wording: Wording): readonly string[] {
  const [what, next] = reasonTexts(reason, wording);
  return [what, reason === 'retired' && offersLink ? wording.text('receipt.link') : next];
}

/** Only what was recorded has been confirmed, and by nobody here where the customer accepted at Microsoft's. */
function statementFacts(entry: LedgerEntry, timeZone: string, wording: Wording): readonly Fact[] {
  const { state } = entry.outcome;
  const isConfirmed = !entry.linkId && (state === 'recorded' || state === 'already-recorded');
  return [
    {
      label: wording.text(isConfirmed ? 'fact.confirmedBy' : 'fact.enteredBy'),
      value: agentText(entry.agentName, wording),
    },
    {
      label: wording.text(isConfirmed ? 'fact.confirmedAt' : 'fact.enteredAt'),
      value: instantText(entry.intendedAt, wording, timeZone),
    },
    { label: wording.text('fact.template'), value: entry.templateId },
    { label: wording.text('fact.reference'), value: entry.attestationId },
  ];
}

function buttonsFor({ entry, offersLink = false }: AttestationReceiptData, wording: Wording): readonly CardButton[] {
  const { outcome, draftId, customerId } = entry;
  switch (outcome.state) {
    case 'intended':
    case 'uncertain':
      return [plainButton(wording.text('status.checkAgain'), { verb: 'attestation.confirm', draftId })];
    case 'recorded':
    case 'already-recorded':
      return [
        openButton(wording.text('status.show'), { verb: 'status.show', customerId }),
        openButton(wording.text('status.history'), { verb: 'history.show', customerId }),
        ...groundButtons(entry, wording),
        openButton(wording.text('report.unconfirmed'), { verb: 'unconfirmed.show', filter: 'all', page: '1' }),
      ];
    case 'refused':
      return buttonsAfterRefusal(outcome.reason, { draftId, customerId, offersLink }, wording);
  }
}

/** Nobody had to say it in the form, and it can be told later. */
function groundButtons({ attestationId, ground, linkId }: LedgerEntry, wording: Wording): readonly CardButton[] {
  if (ground !== undefined || linkId !== undefined) return [];
  return [openButton(wording.text('ground.add'), { verb: 'ground.start', attestationId })];
}

function buttonsAfterRefusal(
  reason: FailureReason,
  { draftId, customerId, offersLink }: Pick<LedgerEntry, 'draftId' | 'customerId'> & { readonly offersLink: boolean },
  wording: Wording,
): readonly CardButton[] {
  switch (failureRules[reason].remedy) {
    case 'invite': {
      const link = openButton(wording.text('road.choose.enhanced'), { verb: 'link.change', draftId });
      const invite = openButton(wording.text('status.invite'), { verb: 'invitation.start', customerId });
      return reason === 'retired' && offersLink ? ranked([link, invite]) : [invite];
    }
    case 'try-again':
      return [openButton(wording.text('receipt.tryAgain'), { verb: 'attestation.change', draftId })];
    case 'nothing':
      return [openButton(wording.text('status.checkAgain'), { verb: 'status.show', customerId })];
  }
}
