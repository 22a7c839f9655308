import type { LanguageTag } from '../../services/conversations/language.ts';
import { type ReminderPolicy, deliveries } from '../../services/reminders/policy/reminder-policy.ts';
import { type CardButton, plainButton, sendButton } from '../kit/card-actions.ts';
import type { ReminderMessageId } from '../../services/ids.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import preferences from './reminder-preferences.json' with { type: 'json' };
import { type CalendarDay, isWrittenAsDay } from '../../services/calendar-day.ts';
import { dayText, timeText, weekdaysText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

/** How an agent wants to be reminded, as a form has it. */
export type DeliveryChoice = (typeof choices)[number];

interface ReminderPreferencesData {
  readonly language: LanguageTag;
  /** What was chosen, or holds. */
  readonly delivery: DeliveryChoice;
  /** As typed: a day, or empty. */
  readonly pausedUntil: string;
  readonly problem: 'not-a-date' | 'not-ahead' | undefined;
  readonly isSaved: boolean;
  /** The agent's day. */
  readonly today: CalendarDay;
  readonly policy: ReminderPolicy;
  readonly mayChangePolicy: boolean;
  /** The digest in whose place this stands. */
  readonly messageId?: ReminderMessageId | undefined;
}

const choices = [...deliveries, 'off'] as const;
const template = new CardTemplate(preferences);

/** How the agent is reminded: together, one by one, later, or not at all. */
export function reminderPreferencesCard(data: ReminderPreferencesData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: wording.text('preferences.title'),
    banners: bannersFor(data, wording),
    policy: policySentences(data.policy, wording),
    delivery: {
      label: wording.text('preferences.delivery'),
      value: data.delivery,
      choices: choices.map((choice) => ({ title: wording.text(`preferences.${choice}`), value: choice })),
    },
    pausedUntil: {
      label: wording.text('preferences.pausedUntil'),
      value: isWrittenAsDay(data.pausedUntil) ? data.pausedUntil : '',
      problem: problemText(data, wording),
    },
    buttons: buttonsFor(data, wording),
  });
}

function buttonsFor({ mayChangePolicy, messageId }: ReminderPreferencesData, wording: Wording): readonly CardButton[] {
  const from = messageId === undefined ? {} : { messageId };
  return [
    sendButton(wording.text('preferences.save'), { verb: 'reminders.save', ...from }),
    ...(mayChangePolicy
      ? [plainButton(wording.text('preferences.companyPolicy'), { verb: 'policy.show', ...from })]
      : []),
    ...(messageId === undefined ? [] : [plainButton(wording.text('list.back'), { verb: 'reminder.list', messageId })]),
  ];
}

function bannersFor({ isSaved, problem }: ReminderPreferencesData, wording: Wording) {
  if (problem) return [{ style: 'attention', text: wording.text('form.check') }];
  return isSaved ? [{ style: 'good', text: wording.text('preferences.saved') }] : [];
}

function problemText({ problem, today }: ReminderPreferencesData, wording: Wording): string {
  if (problem === undefined) return '';
  if (problem === 'not-a-date') return wording.text('form.problem.not-a-date');
  return wording.filled('plan.problem.not-ahead', { today: dayText(today, wording) });
}

/** What the company's rule means for the agent. */
function policySentences(policy: ReminderPolicy, wording: Wording): readonly string[] {
  if (!policy.isOn) return [wording.text('preferences.policyOff')];
  const daysText = (count: number) => wording.filled('days.count', { count });
  const lastAt = policy.intervalsDays.length - 1;
  // "7, 14 and 30 days"
  const intervals = wording.allOf(
    policy.intervalsDays.map((days, at) => (at < lastAt ? String(days) : daysText(days))),
  );
  return [
    wording.filled('preferences.policy', { first: daysText(policy.firstAfterDays), intervals }),
    wording.filled('preferences.hours', {
      days: weekdaysText(policy.workingDays, wording),
      from: timeText(policy.workFrom, wording),
      until: timeText(policy.workUntil, wording),
    }),
    wording.filled('preferences.cap', { cap: policy.dailyCap }),
  ];
}
