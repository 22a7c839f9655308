import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { DirectoryEntry } from '../../services/customers/customer-status.ts';
import { type CardButton, type CustomerVerb, plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { fieldElements } from '../kit/form-field.ts';
import { shorten } from '../kit/shorten.ts';
import type { CustomerQuestion } from '../wording/command-names.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { customerChoice, customersDataset } from './customer-choice.ts';
import whichCustomer from './which-customer.json' with { type: 'json' };

interface WhichCustomerData {
  readonly language: LanguageTag;
  /** What is to be done with the customer. */
  readonly command: CustomerQuestion;
  /** A day that was named with the command. */
  readonly day?: string | undefined;
  /** In the list before anything is typed into it. */
  readonly suggested: readonly DirectoryEntry[];
  /** What was typed, and whom it may mean. */
  readonly sought?: Sought | undefined;
  /** An order was refused for the missing agreement, and it is still to be told whose. */
  readonly isRefused?: boolean;
  /** Nothing was chosen. */
  readonly isMissing?: boolean;
  /** Elsewhere nothing is asked back: there are only the customers that fit. */
  readonly isPersonal: boolean;
}

interface Sought {
  readonly words: string;
  readonly customers: readonly CustomerSummary[];
  readonly hasMore: boolean;
  /** What a press on one of them does. */
  readonly verb: CustomerVerb;
}

/** With the two buttons of the question, as many as a card may have. */
const mostFitting = 4;
/** Of a button. */
const longestTitle = 60;
const template = new CardTemplate(whichCustomer);

/** Asks which customer a command is about. */
export function whichCustomerCard(data: WhichCustomerData): AdaptiveCardJson {
  const { language, sought, isPersonal } = data;
  const wording = wordingFor(language);
  const fitting = (sought?.customers ?? []).slice(0, mostFitting);
  return template.expand(wording, {
    title: titleOf(data, wording),
    paragraphs: paragraphsOf(data, wording),
    customers: fitting.map(({ customerId, companyName, domain }) => ({
      buttons: sought ? [plainButton(shorten(companyName, longestTitle), { verb: sought.verb, customerId })] : [],
      domain: shorten(domain),
    })),
    hasMore: sought !== undefined && (sought.hasMore || sought.customers.length > mostFitting),
    more: wording.text('choose.more'),
    inputs: isPersonal ? pickerElements(data, wording) : [],
    buttons: isPersonal ? buttonsOf(data, wording) : [plainButton(wording.text('help.do.help'), { verb: 'help.show' })],
  });
}

function titleOf({ command, sought, isRefused }: WhichCustomerData, wording: Wording): string {
  if (sought?.customers.length === 0) return wording.text('notFound.title');
  return wording.text(isRefused ? 'order.refused.title' : `which.${command}`);
}

function paragraphsOf({ sought, isRefused, isPersonal }: WhichCustomerData, wording: Wording): readonly string[] {
  const words = shorten(sought?.words ?? '');
  if (sought?.customers.length === 0)
    return [wording.filled('notFound.what', { words }), wording.text('notFound.next')];
  if (sought) return [wording.filled('choose.intro', { words, count: sought.customers.length })];
  const refused = isRefused ? [wording.text('order.refused.text')] : [];
  const how = isRefused ? 'order.refused.ask' : 'which.text';
  return [...refused, ...(isPersonal ? [wording.text(how)] : [])];
}

/**
 * Microsoft's clients ask the bot for what is typed, and those that do not know how show the choices in the card. The input is
 * not required: a required one refuses what was chosen from a search (microsoft/AdaptiveCards #8861).
 */
function pickerElements({ suggested, isMissing }: WhichCustomerData, wording: Wording): readonly object[] {
  return fieldElements({
    kind: 'ChoiceSet',
    style: 'filtered',
    id: 'chosen',
    label: wording.text('which.label'),
    placeholder: wording.text('which.placeholder'),
    value: '',
    errorMessage: wording.text('which.missing'),
    choices: suggested.map((customer) => customerChoice(customer, wording)),
    'choices.data': { type: 'Data.Query', dataset: customersDataset },
    problem: isMissing ? wording.text('which.missing') : '',
  });
}

function buttonsOf({ command, day }: WhichCustomerData, wording: Wording): readonly CardButton[] {
  const answer = { verb: 'question.answer', command, ...(day === undefined ? {} : { day }) } as const;
  return [
    sendButton(wording.text(`which.go.${command}`), answer),
    plainButton(wording.text('form.cancel'), { verb: 'question.cancel' }),
  ];
}
