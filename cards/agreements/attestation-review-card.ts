import type { AcceptedBy } from '../../services/agreements/contact-form.ts';
import type { Obstacle } from '../../services/agreements/standing.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerId, DraftId } from '../../services/ids.ts';
import { type CardButton, primaryButton, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../kit/card-template.ts';
import { contactFacts, contactName } from './contact-fields.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { recordCard } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { dayText, instantText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AttestationReviewData {
  readonly language: Language;
  readonly timeZone: string;
  readonly draftId: DraftId;
  /** Of what the card shows: what is confirmed is this, or nothing. */
  readonly version: string;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly acceptedBy: AcceptedBy;
  /** What makes this confirmation one too many, perhaps. */
  readonly obstacle: Obstacle | undefined;
}

/** Everything once more, and the statement that is made with it, before it is sent. */
export function attestationReviewCard(data: AttestationReviewData): AdaptiveCardJson {
  const { language, companyName, acceptedBy, obstacle, timeZone } = data;
  const wording = wordingFor(language);
  const statement = wording.filled('review.statement', {
    contact: contactName(acceptedBy.contact),
    customer: shorten(companyName),
    acceptedOn: dayText(acceptedBy.acceptedOn, language),
  });
  return recordCard({
    language,
    title: companyName,
    banner: bannerFor(obstacle, wording),
    facts: contactFacts(acceptedBy, wording),
    statements: [...obstacleStatements(obstacle, timeZone, wording), statement],
    buttons: buttonsFor(data, wording),
  });
}

function bannerFor(obstacle: Obstacle | undefined, wording: Wording): Banner {
  const unsent = wording.text('review.text');
  if (!obstacle) return { style: 'accent', title: wording.text('review.title'), paragraphs: [unsent] };
  const title = wording.text(`review.${obstacle.kind}.title`);
  const [what] = obstacle.kind === 'unchecked' ? reasonTexts(obstacle.reason, wording) : [];
  const advice = wording.text(obstacle.kind === 'unchecked' ? 'review.unchecked.text' : 'review.again');
  return { style: 'warning', title, paragraphs: [...(what === undefined ? [] : [what]), `${unsent} ${advice}`] };
}

/** Names of other people are shown as they are, so none stands in the banner. */
function obstacleStatements(obstacle: Obstacle | undefined, timeZone: string, wording: Wording): readonly string[] {
  const instant = (at: Date) => instantText(at, wording.language, timeZone);
  switch (obstacle?.kind) {
    case 'underway': {
      const { agentName, intendedAt } = obstacle.entry;
      return [wording.filled('review.underway.by', { agent: shorten(agentName), instant: instant(intendedAt) })];
    }
    case 'confirmed': {
      const { by, acceptedBy } = obstacle;
      const contact = contactName(acceptedBy.contact);
      const acceptedOn = dayText(acceptedBy.acceptedOn, wording.language);
      if (!by) return [wording.filled('review.confirmed.elsewhere', { contact, acceptedOn })];
      const who = { agent: shorten(by.agentName), instant: instant(by.intendedAt) };
      return [wording.filled('review.confirmed.by', { ...who, contact, acceptedOn })];
    }
    case 'direct':
      return [wording.text('status.direct.text')];
    case 'unchecked':
    case undefined:
      return [];
  }
}

function buttonsFor(data: AttestationReviewData, wording: Wording): readonly CardButton[] {
  const { draftId, version, customerId, obstacle } = data;
  const change = plainButton(wording.text('review.change'), { verb: 'attestation.change', draftId });
  const cancel = plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId });
  const confirm = { verb: 'attestation.confirm', draftId, version } as const;
  if (!obstacle) return [primaryButton(wording.text('review.confirm'), confirm), change, cancel];
  const anyway = obstacle.kind === 'unchecked' ? 'review.confirmUnchecked' : 'status.confirmAgain';
  const status = plainButton(wording.text('status.show'), { verb: 'status.show', customerId });
  return [status, change, cancel, plainButton(wording.text(anyway), confirm)];
}
