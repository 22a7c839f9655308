import { contactFields } from '../../services/agreements/contact-form.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { DraftId } from '../../services/ids.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { formElements } from '../kit/form-field.ts';
import { shorten } from '../kit/shorten.ts';
import { wordingFor } from '../wording/wording.ts';
import attestationForm from './attestation-form.json' with { type: 'json' };
import { type ContactData, contactInput } from './contact-fields.ts';

interface AttestationFormData extends ContactData {
  readonly language: Language;
  readonly draftId: DraftId;
  readonly companyName: string;
  /** Partner Center did not tell whether the customer has accepted already. */
  readonly isUnchecked?: boolean;
}

/** What is longer has a problem anyway, and would not fit into a card. */
const longestValue = 1_000;

const template = new CardTemplate(attestationForm);

/** Asks who accepted, and when; beside each field what is wrong with it. */
export function attestationFormCard(data: AttestationFormData): AdaptiveCardJson {
  const { language, draftId } = data;
  const wording = wordingFor(language);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: data.companyName,
    check: Object.keys(data.problems).length > 0 ? wording.text('form.check') : '',
    unchecked: data.isUnchecked ? wording.text('form.unchecked') : '',
    heading: wording.text('form.title'),
    intro: wording.text('form.intro'),
    inputs: formElements(contactFields, ['firstName', 'lastName'], (field) => {
      const input = contactInput(field, data, wording);
      return { ...input, value: shorten(input.value, longestValue) };
    }),
    buttons: [
      sendButton(wording.text('form.review'), { verb: 'attestation.review', draftId }),
      plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId }),
    ],
  });
}
