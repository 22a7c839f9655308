import type { ConfirmForm, ConfirmProblems } from '../../../services/agreements/confirm-form.ts';
import type { LanguageTag } from '../../../services/conversations/language.ts';
import type { DraftId } from '../../../services/ids.ts';
import { personFields } from '../../../services/primary-contact.ts';
import { plainButton, sendButton } from '../../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../../kit/card-template.ts';
import { fieldElements, formElements } from '../../kit/form-field.ts';
import { inNameOrder } from '../../kit/person-name.ts';
import { nameOnButton, shorten } from '../../kit/shorten.ts';
import { type Wording, wordingFor } from '../../wording/wording.ts';
import attestationForm from '../attestation-form.json' with { type: 'json' };
import { type ContactData, contactInput, longestValue, reasonField } from '../contact-fields.ts';

interface LinkFormData extends ContactData {
  readonly form: ConfirmForm;
  readonly problems: ConfirmProblems;
  /** The customer has accepted before, and it is to be said why once more. */
  readonly asksReason?: boolean;
  readonly language: LanguageTag;
  readonly draftId: DraftId;
  readonly companyName: string;
  /** Why the agent sees this form now, where it is not the first time. */
  readonly because?: LinkFormReason | undefined;
}

/** Microsoft has refused the older way; it holds an acceptance by this very person; or nobody knows the customer's country. */
export type LinkFormReason = 'retired' | 'same-signer' | 'no-country';

const template = new CardTemplate(attestationForm);

/** Asks who at the customer is to accept on Microsoft's page. */
export function linkFormCard(data: LinkFormData): AdaptiveCardJson {
  const { draftId, companyName, because } = data;
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: companyName,
    check: Object.keys(data.problems).length > 0 ? wording.text('form.check') : '',
    unchecked: because ? wording.text(`link.form.${because}`) : '',
    held: [],
    heading: wording.filled('link.form.title', { customer: shorten(companyName) }),
    intro: wording.text('link.form.intro'),
    inputs: inputsFor(data, wording),
    buttons: [
      sendButton(wording.filled('link.form.make', { customer: nameOnButton(companyName) }), {
        verb: 'link.make',
        draftId,
      }),
      plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId }),
    ],
  });
}

function inputsFor(data: LinkFormData, wording: Wording): readonly object[] {
  const [left = 'firstName', right = 'lastName'] = inNameOrder(['firstName', 'lastName'] as const, wording);
  const person = formElements(personFields, [left, right], (field) => {
    const input = contactInput(field, data, wording);
    return { ...input, value: shorten(input.value, longestValue) };
  });
  return data.asksReason ? [...person, ...fieldElements(reasonField(data, wording))] : person;
}
