import type { ContactField, ContactForm, ContactProblems } from '../../services/agreements/contact-form.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { DraftId } from '../../services/ids.ts';
import { plainButton, sendButton } from '../kit/card-button.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { contactProblemText, missingContactText } from './contact-problem-text.ts';
import { shorten } from '../kit/shorten.ts';
import attestationForm from './attestation-form.json' with { type: 'json' };
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AttestationFormData {
  readonly language: Language;
  readonly draftId: DraftId;
  readonly companyName: string;
  /** What was typed, or is proposed. */
  readonly form: ContactForm;
  /** Empty on a fresh form. */
  readonly problems: ContactProblems;
  /** Whether the customer has accepted already could not be told. */
  readonly isUnchecked?: boolean;
  /** The agent's day. */
  readonly today: CalendarDay;
}

/** What is longer has a problem anyway, and would not fit into a card. */
const longestValue = 1_000;

const template = new CardTemplate(attestationForm);

/** Asks who accepted, and when; beside each field what is wrong with it. */
export function attestationFormCard(data: AttestationFormData): AdaptiveCardJson {
  const { language, draftId, today } = data;
  const wording = wordingFor(language);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: shorten(data.companyName),
    check: Object.keys(data.problems).length > 0 ? wording.text('form.check') : '',
    unchecked: data.isUnchecked ? wording.text('form.unchecked') : '',
    heading: wording.text('form.title'),
    intro: wording.text('form.intro'),
    firstName: input('firstName', data, wording),
    lastName: input('lastName', data, wording),
    email: input('email', data, wording),
    phoneNumber: input('phoneNumber', data, wording),
    acceptedOn: dateInput(data, wording),
    today,
    buttons: [
      sendButton(wording.text('form.review'), { verb: 'attestation.review', draftId }),
      plainButton(wording.text('form.cancel'), { verb: 'attestation.cancel', draftId }),
    ],
  });
}

function input(field: ContactField, data: AttestationFormData, wording: Wording) {
  return {
    label: wording.text(`form.${field}`),
    value: shorten(data.form[field], longestValue),
    error: wording.text(missingContactText[field]),
    problem: contactProblemText(field, data.problems[field], { today: data.today, wording }),
  };
}

/** A date field shows only what is written like a date. */
function dateInput(data: AttestationFormData, wording: Wording) {
  const { acceptedOn } = data.form;
  return { ...input('acceptedOn', data, wording), value: /^\d{4}-\d{2}-\d{2}$/.test(acceptedOn) ? acceptedOn : '' };
}
