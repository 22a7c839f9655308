import { isAccepted } from '../../services/customers/customer-status.ts';
import { neededFors } from '../../services/reminders/reminder.ts';
import { type CalendarDay, isWrittenAsDay } from '../../services/calendar-day.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import { type CardButton, carryButton, plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { factRows } from '../kit/fact-rows.ts';
import { recordCard } from '../kit/record-card.ts';
import { backLinkData } from './back-link.ts';
import { type ReminderButtonsData, ownerButton, pauseButton, stopButtons } from './reminder-buttons.ts';
import { type JustDone, reminderBanner, reminderFacts } from './reminder-facts.ts';
import plan from './reminder-plan.json' with { type: 'json' };
import { dayText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** What is typed about a customer's reminders: days, and what the first one is for. */
export interface PlanForm {
  readonly neededBy: string;
  readonly neededFor: string;
  readonly remindOn: string;
}

export type PlanProblems = Readonly<Partial<Record<'neededBy' | 'remindOn', 'not-a-date' | 'not-ahead'>>>;

interface ReminderPlanData extends ReminderButtonsData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly form: PlanForm;
  readonly problems: PlanProblems;
  readonly justDone?: JustDone | undefined;
  /** The status card, where this was opened from there. */
  readonly back?: 'status' | undefined;
  /** The agent's day. */
  readonly today: CalendarDay;
}

const template = new CardTemplate(plan);

/** When a customer needs the agreement, and when the agent wants to hear of it again. */
export function reminderPlanCard(data: ReminderPlanData): AdaptiveCardJson {
  const { language, timeZone, reminded } = data;
  const wording = wordingFor(language);
  const banner = reminderBanner({ timeZone, reminded, isReminding: false, justDone: data.justDone }, wording);
  const facts = reminderFacts(reminded, timeZone, wording);
  if (isAccepted(reminded.status)) {
    const { customerId, companyName } = reminded.customer;
    const buttons = [plainButton(wording.text('status.show'), { verb: 'status.show', customerId })];
    return recordCard({ language, title: companyName, banner, facts, buttons });
  }
  return template.expand(wording, {
    title: reminded.customer.companyName,
    banner,
    facts: factRows(facts),
    intro: wording.text('plan.text'),
    neededBy: dateField('neededBy', data, wording),
    neededFor: neededForField(data, wording),
    remindOn: dateField('remindOn', data, wording),
    buttons: buttonsFor(data, wording),
  });
}

function neededForField({ form }: ReminderPlanData, wording: Wording) {
  return {
    label: wording.text('plan.neededFor'),
    value: form.neededFor === 'order' ? 'order' : 'renewal',
    choices: neededFors.map((value) => ({ title: wording.text(`plan.${value}`), value })),
  };
}

/** A date field shows only what is written like a date. */
function dateField(name: 'neededBy' | 'remindOn', data: ReminderPlanData, wording: Wording) {
  const value = data.form[name];
  return {
    label: wording.text(`plan.${name}`),
    value: isWrittenAsDay(value) ? value : '',
    problem: problemText(name, data, wording),
  };
}

function problemText(name: 'neededBy' | 'remindOn', { problems, today }: ReminderPlanData, wording: Wording): string {
  const problem = problems[name];
  if (problem === undefined) return '';
  if (problem === 'not-a-date') return wording.text('form.problem.not-a-date');
  return wording.filled('plan.problem.not-ahead', { today: dayText(today, wording) });
}

function buttonsFor(data: ReminderPlanData, wording: Wording): readonly CardButton[] {
  const { reminded, back } = data;
  const carried = { customerId: reminded.customer.customerId, ...backLinkData(data.from), ...(back && { back }) };
  const isOff = reminded.isMuted || reminded.postponedUntil !== undefined;
  return [
    sendButton(wording.text('plan.saveDay'), { verb: 'reminder.neededBy', ...carried }),
    carryButton(wording.text('plan.later'), { verb: 'reminder.later', ...carried }),
    ...(isOff ? [pauseButton(data, wording)] : [ownerButton(data, wording)]),
    backButton(data, wording),
    ...stopButtons(data, wording),
  ];
}

/** To the card that this was opened from. */
function backButton({ reminded, back, from }: ReminderPlanData, wording: Wording): CardButton {
  const { customerId } = reminded.customer;
  if (back === 'status') return plainButton(wording.text('status.show'), { verb: 'status.show', customerId });
  return plainButton(wording.text('plan.back'), { verb: 'reminder.show', customerId, ...backLinkData(from) });
}
