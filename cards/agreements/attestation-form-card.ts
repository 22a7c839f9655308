import { contactFields } from '../../services/agreements/contact-form.ts';
import type { ConfirmForm, ConfirmProblems } from '../../services/agreements/confirm-form.ts';
import type { Held } from '../../services/agreements/standing.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { DraftId } from '../../services/ids.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { fieldElements, formElements } from '../kit/form-field.ts';
import { inNameOrder } from '../kit/person-name.ts';
import { nameOnButton, shorten } from '../kit/shorten.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import attestationForm from './attestation-form.json' with { type: 'json' };
import { type ContactData, contactInput, longestValue, reasonField } from './contact-fields.ts';
import { groundFields } from './ground-texts.ts';
import { heldText } from './held-texts.ts';

interface AttestationFormData extends ContactData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly draftId: DraftId;
  readonly companyName: string;
  readonly form: ConfirmForm;
  readonly problems: ConfirmProblems;
  /** The customer is confirmed once more, and it is to be said why. */
  readonly asksReason?: boolean;
  /** What would be replaced, where it is known. */
  readonly held?: Held | undefined;
  /** Partner Center did not tell whether the customer has accepted already. */
  readonly isUnchecked?: boolean;
}

const template = new CardTemplate(attestationForm);

/** Asks who accepted, and when; beside each field what is wrong with it. */
export function attestationFormCard(data: AttestationFormData): AdaptiveCardJson {
  const { language, timeZone, draftId, companyName, held } = data;
  const wording = wordingFor(language);
  const customer = shorten(companyName);
  return template.expand(wording, {
    title: companyName,
    check: Object.keys(data.problems).length > 0 ? wording.text('form.check') : '',
    unchecked: data.isUnchecked ? wording.text('form.unchecked') : '',
    held: held ? [{ title: wording.text('review.confirmed.title'), text: heldText(held, timeZone, wording) }] : [],
    heading: wording.filled('form.title', { customer }),
    intro: wording.text('form.intro'),
    inputs: inputsFor(data, wording),
    buttons: [
      sendButton(wording.filled('form.review', { customer: nameOnButton(companyName) }), {
        verb: 'attestation.review',
        draftId,
      }),
      plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId }),
    ],
  });
}

function inputsFor(data: AttestationFormData, wording: Wording): readonly object[] {
  const [left = 'firstName', right = 'lastName'] = inNameOrder(['firstName', 'lastName'] as const, wording);
  const contact = formElements(contactFields, [left, right], (field) => {
    const input = contactInput(field, data, wording);
    return { ...input, value: shorten(input.value, longestValue) };
  });
  const ground = groundFields(data, wording).flatMap(fieldElements);
  const reason = data.asksReason ? fieldElements(reasonField(data, wording)) : [];
  return [...contact, ...ground, ...reason];
}
