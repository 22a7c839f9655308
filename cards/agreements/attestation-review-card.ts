import type { GivenGround } from '../../services/agreements/confirm-form.ts';
import type { AcceptedBy } from '../../services/agreements/contact-form.ts';
import type { Held, Obstacle } from '../../services/agreements/standing.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId, DraftId } from '../../services/ids.ts';
import { type CardButton, primaryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../kit/card-template.ts';
import { isSameContact } from '../../services/primary-contact.ts';
import { contactChanges, contactFacts, contactName } from './contact-fields.ts';
import { groundFacts } from './ground-texts.ts';
import { agentText, heldText, reasonText } from './held-texts.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { recordCard } from '../kit/record-card.ts';
import { nameOnButton, shorten } from '../kit/shorten.ts';
import { dayText, instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AttestationReviewData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly draftId: DraftId;
  /** Of what the card shows: what is confirmed is this, or nothing. */
  readonly version: string;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly acceptedBy: AcceptedBy;
  /** What makes this confirmation one too many, perhaps. */
  readonly obstacle: Obstacle | undefined;
  /** What the confirmation would take the place of. */
  readonly held: Held | undefined;
  /** Why the customer is confirmed once more; empty where that was not asked. */
  readonly reason: string;
  readonly given: GivenGround;
  /** It has to be said first. */
  readonly lacksReason: boolean;
}

/** Everything once more, and the statement that is made with it, before it is sent. */
export function attestationReviewCard(data: AttestationReviewData): AdaptiveCardJson {
  const { language, companyName, acceptedBy, obstacle, held } = data;
  const wording = wordingFor(language);
  const statement = wording.filled('review.statement', {
    contact: contactName(acceptedBy.contact),
    customer: shorten(companyName),
    acceptedOn: dayText(acceptedBy.acceptedOn, wording),
  });
  return recordCard({
    language,
    title: companyName,
    banner: bannerFor(obstacle, wording),
    facts: [
      ...(held ? contactChanges(acceptedBy, held.acceptedBy, wording) : contactFacts(acceptedBy, wording)),
      ...groundFacts(data.given, wording),
    ],
    statements: [...obstacleStatements(data, wording), ...heldStatements(data, wording), statement],
    buttons: buttonsFor(data, wording),
  });
}

function bannerFor(obstacle: Obstacle | undefined, wording: Wording): Banner {
  const unsent = wording.text('review.text');
  if (!obstacle) return { style: 'accent', title: wording.text('review.title'), paragraphs: [unsent] };
  const title = wording.text(`review.${obstacle.kind}.title`);
  const [what] = obstacle.kind === 'unchecked' ? reasonTexts(obstacle.reason, wording) : [];
  const advice = wording.text(obstacle.kind === 'unchecked' ? 'review.unchecked.text' : 'review.again');
  return {
    style: 'warning',
    title,
    paragraphs: [...(what === undefined ? [] : [what]), wording.together(unsent, advice)],
  };
}

/** Names of other people are shown as they are, so none stands in the banner. */
function obstacleStatements({ obstacle, timeZone }: AttestationReviewData, wording: Wording): readonly string[] {
  switch (obstacle?.kind) {
    case 'underway': {
      const { agentName, intendedAt } = obstacle.entry;
      const instant = instantText(intendedAt, wording, timeZone);
      return [wording.filled('review.underway.by', { agent: agentText(agentName, wording), instant })];
    }
    case 'direct':
      return [wording.text('status.direct.text')];
    case 'confirmed':
    case 'unchecked':
    case undefined:
      return [];
  }
}

/** What is replaced, why, and, where Partner Center would not take it as a second record, that too. */
function heldStatements(data: AttestationReviewData, wording: Wording): readonly string[] {
  const { held, reason, timeZone, acceptedBy } = data;
  if (!held) return [];
  const isSame = isSameContact(held.acceptedBy.contact, acceptedBy.contact);
  return [
    heldText(held, timeZone, wording),
    ...(isSame ? [wording.text('review.samePerson')] : []),
    ...(reason === '' ? [] : [reasonText(reason, wording)]),
  ];
}

function buttonsFor(data: AttestationReviewData, wording: Wording): readonly CardButton[] {
  const { draftId, customerId, obstacle } = data;
  const change = plainButton(wording.text('review.change'), { verb: 'attestation.change', draftId });
  const cancel = plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId });
  if (!obstacle) return [confirmButton(data, wording), change, cancel];
  const status = plainButton(wording.text('status.show'), { verb: 'status.show', customerId });
  return [status, change, cancel, confirmButton(data, wording)];
}

/** Deliberate where something stands against it: then it is the last button, and none that stands out. */
function confirmButton(data: AttestationReviewData, wording: Wording): CardButton {
  const { draftId, version, obstacle, held, lacksReason } = data;
  const customer = nameOnButton(data.companyName);
  if (lacksReason) return plainButton(wording.text('status.confirmAgain'), { verb: 'attestation.again', draftId });
  const isAgain = held !== undefined || (obstacle !== undefined && obstacle.kind !== 'unchecked');
  const key = obstacle?.kind === 'unchecked' ? 'confirmUnchecked' : isAgain ? 'confirmAgain' : 'confirm';
  const button = obstacle ? plainButton : primaryButton;
  return button(wording.filled(`review.${key}`, { customer }), { verb: 'attestation.confirm', draftId, version });
}
