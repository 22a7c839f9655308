import type { AcceptedBy } from '../services/agreements/contact-form.ts';
import type { Language } from '../services/conversations/language.ts';
import type { DraftId } from '../services/ids.ts';
import { committingButton, plainButton } from './card-button.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { contactFacts, contactName } from './contact-facts.ts';
import { recordCard } from './record-card.ts';
import { shorten } from './shorten.ts';
import { dayText } from './wording/dates.ts';
import { wordingFor } from './wording/wording.ts';

interface AttestationReviewData {
  readonly language: Language;
  readonly draftId: DraftId;
  readonly companyName: string;
  readonly acceptedBy: AcceptedBy;
}

/** Everything once more, and the statement that is made with it, before it is sent. */
export function attestationReviewCard({
  language,
  draftId,
  companyName,
  acceptedBy,
}: AttestationReviewData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const statement = wording.filled('review.statement', {
    contact: contactName(acceptedBy.contact),
    customer: shorten(companyName),
    acceptedOn: dayText(acceptedBy.acceptedOn, language),
  });
  return recordCard({
    language,
    title: companyName,
    banner: { style: 'accent', title: wording.text('review.title'), paragraphs: [wording.text('review.text')] },
    facts: contactFacts(acceptedBy, wording),
    statements: [statement],
    buttons: [
      committingButton(wording.text('review.confirm'), { verb: 'attestation.confirm', draftId }),
      plainButton(wording.text('review.change'), { verb: 'attestation.change', draftId }),
      plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId }),
    ],
  });
}
