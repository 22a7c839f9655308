import type { CalendarDay } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import type { AcceptanceForm } from '../../services/new-customers/new-customer-form.ts';
import type { AcceptanceProblems } from '../../services/new-customers/new-customer.ts';
import { plainButton, sendButton } from '../kit/card-button.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { contactProblemText } from '../agreements/contact-problem-text.ts';
import { type FormField, stepFormCard } from '../kit/step-form-card.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AcceptanceCardData {
  readonly language: Language;
  readonly newCustomerId: NewCustomerId;
  readonly companyName: string;
  /** What was typed, or is proposed. */
  readonly form: AcceptanceForm;
  /** Empty on a fresh form. */
  readonly problems: AcceptanceProblems;
  /** Whether the agent may confirm. */
  readonly mayAttest: boolean;
  /** The agent's day. */
  readonly today: CalendarDay;
}

/** Step three of a new customer: do we confirm for it, or is it asked? */
export function newCustomerAcceptanceCard(data: AcceptanceCardData): AdaptiveCardJson {
  const { language, newCustomerId, companyName, mayAttest } = data;
  const wording = wordingFor(language);
  return stepFormCard({
    language,
    title: companyName,
    step: 3,
    heading: wording.text('new.acceptance.heading'),
    intro: [wording.text(mayAttest ? 'new.acceptance.intro' : 'new.acceptance.onlyAsk')],
    fields: [roadField(data, wording), ...(mayAttest ? contactFields(data, wording) : [])],
    buttons: [
      sendButton(wording.text('new.next'), { verb: 'customer.acceptance', newCustomerId }),
      plainButton(wording.text('new.back'), { verb: 'customer.step', newCustomerId, step: 'details' }),
      plainButton(wording.text('form.cancel'), { verb: 'customer.cancel', newCustomerId }),
    ],
  });
}

function roadField({ form, problems, mayAttest }: AcceptanceCardData, wording: Wording): FormField {
  const roads = mayAttest ? (['attest', 'ask'] as const) : (['ask'] as const);
  const proposed = mayAttest ? 'attest' : 'ask';
  return {
    kind: 'choice',
    style: 'expanded',
    id: 'road',
    label: wording.text('new.road'),
    value: mayAttest ? form.road || proposed : proposed,
    isRequired: true,
    problem: problems.road ? wording.text('new.problem.road') : '',
    choices: roads.map((road) => ({ title: wording.text(`new.road.${road}`), value: road })),
  };
}

/** Not required on the card: whoever has the customer asked may leave them as they are. */
function contactFields({ form, problems, today }: AcceptanceCardData, wording: Wording): readonly FormField[] {
  const field = (id: 'firstName' | 'lastName' | 'email' | 'phoneNumber') => ({
    kind: 'text' as const,
    style: 'Text' as const,
    id,
    label: wording.text(`form.${id}`),
    value: form.contact[id],
    isRequired: false,
    problem: contactProblemText(id, problems[id], { today, wording }),
  });
  const { acceptedOn } = form.contact;
  return [
    field('firstName'),
    field('lastName'),
    { ...field('email'), style: 'Email' },
    { ...field('phoneNumber'), style: 'Tel' },
    {
      kind: 'date',
      id: 'dateAgreed',
      label: wording.text('form.acceptedOn'),
      // A date field shows only what is written like a date.
      value: /^\d{4}-\d{2}-\d{2}$/.test(acceptedOn) ? acceptedOn : '',
      max: today,
      isRequired: false,
      problem: contactProblemText('acceptedOn', problems.acceptedOn, { today, wording }),
    },
  ];
}
