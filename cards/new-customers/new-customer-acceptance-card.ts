import { contactFields } from '../../services/agreements/contact-form.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { NewCustomerId } from '../../services/ids.ts';
import {
  type AcceptanceForm,
  acceptanceRoads,
  type AcceptanceProblems,
} from '../../services/new-customers/new-customer.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { contactInput } from '../agreements/contact-fields.ts';
import type { FormField } from '../kit/form-field.ts';
import { shorten } from '../kit/shorten.ts';
import { inNameOrder } from '../kit/person-name.ts';
import { stepFormCard } from './step-form-card.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AcceptanceCardData {
  readonly language: LanguageTag;
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

/**
 * Step three of a new customer: do we confirm for them, or are they asked? Nothing is chosen beforehand, and who accepted is
 * asked only of an agent who chose to confirm.
 */
export function newCustomerAcceptanceCard(data: AcceptanceCardData): AdaptiveCardJson {
  const { language, newCustomerId, companyName, mayAttest, form } = data;
  const wording = wordingFor(language);
  const isConfirming = mayAttest && form.road === 'attest';
  const who = [wording.filled('form.title', { customer: shorten(companyName) }), wording.text('form.intro')];
  return stepFormCard({
    language,
    title: companyName,
    step: 3,
    heading: wording.text('new.acceptance.heading'),
    intro: isConfirming ? who : mayAttest ? [] : [wording.text('new.acceptance.onlyAsk')],
    fields: [roadField(data, wording), ...(isConfirming ? personInputs(data, wording) : [])],
    buttons: [
      sendButton(wording.text('new.next'), {
        verb: isConfirming ? 'customer.acceptance' : 'customer.road',
        newCustomerId,
      }),
      plainButton(wording.text('new.back'), { verb: 'customer.step', newCustomerId, step: 'details' }),
      plainButton(wording.text('form.cancel'), { verb: 'customer.cancel', newCustomerId }),
    ],
  });
}

function roadField({ form, problems, mayAttest }: AcceptanceCardData, wording: Wording): FormField {
  const roads = mayAttest ? acceptanceRoads : (['ask'] as const);
  return {
    kind: 'ChoiceSet',
    style: 'expanded',
    wrap: true,
    id: 'road',
    label: wording.text('new.road'),
    value: mayAttest ? form.road : 'ask',
    problem: problems.road ? wording.text('new.problem.road') : '',
    choices: roads.map((road) => ({ title: wording.text(`new.road.${road}`), value: road })),
  };
}

function personInputs({ form, problems, today }: AcceptanceCardData, wording: Wording): readonly FormField[] {
  const data = { form: form.contact, problems, today };
  return inNameOrder(contactFields, wording).map((field) => contactInput(field, data, wording));
}
