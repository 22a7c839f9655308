import type { Language } from '../../services/conversations/language.ts';
import type { AgentId } from '../../services/ids.ts';
import type { ReminderPolicy } from '../../services/reminders/policy/reminder-policy.ts';
import { plainButton, sendButton } from '../kit/card-button.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { choiceTitle } from '../kit/choice-title.ts';
import { shorten } from '../kit/shorten.ts';
import reminderPolicy from './reminder-policy.json' with { type: 'json' };
import { weekdayName, weekdays } from '../wording/dates.ts';
import { type PlainKey, type Wording, wordingFor } from '../wording/wording.ts';

export type PolicyField = keyof ReminderPolicy;

/** A policy as it is typed; several choices are separated by commas. */
export type PolicyForm = Readonly<Record<PolicyField, string>>;

interface KnownAgent {
  readonly agentId: AgentId;
  readonly name: string;
}

interface ReminderPolicyData {
  readonly language: Language;
  readonly form: PolicyForm;
  /** The fields that cannot be taken as they are. */
  readonly wrong: readonly PolicyField[];
  readonly isSaved: boolean;
  /** Who may be reminded of what nobody owns. */
  readonly agents: readonly KnownAgent[];
}

/** More names would not fit into a card. */
const agentsShown = 60;
/** What is longer is wrong anyway. */
const longestValue = 100;
const template = new CardTemplate(reminderPolicy);

/** When the partner's agents are reminded, to be changed; beside each field what is wrong with it. */
export function reminderPolicyCard(data: ReminderPolicyData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: wording.text('policy.title'),
    banners: bannersFor(data, wording),
    intro: wording.text('policy.intro'),
    isOn: {
      label: wording.text('policy.isOn'),
      value: data.form.isOn,
      choices: (['on', 'off'] as const).map((value) => ({ title: wording.text(`policy.${value}`), value })),
    },
    firstAfterDays: field('firstAfterDays', data, wording),
    intervalsDays: field('intervalsDays', data, wording),
    daysBeforeNeeded: field('daysBeforeNeeded', data, wording),
    workingDays: {
      ...field('workingDays', data, wording),
      choices: weekdays.map((day) => ({ title: weekdayName(day, wording.language), value: String(day) })),
    },
    workFrom: timeField('workFrom', data, wording),
    workUntil: timeField('workUntil', data, wording),
    dailyCap: field('dailyCap', data, wording),
    recipients: recipientsFor(data, wording),
    noAgents: data.agents.length === 0 ? wording.text('policy.noAgents') : '',
    buttons: [
      sendButton(wording.text('policy.save'), { verb: 'policy.save' }),
      plainButton(wording.text('reminder.settings'), { verb: 'reminders.show' }),
    ],
  });
}

function bannersFor({ isSaved, wrong }: ReminderPolicyData, wording: Wording) {
  if (wrong.length > 0) return [{ style: 'attention', text: wording.text('form.check') }];
  return isSaved ? [{ style: 'good', text: wording.text('policy.saved') }] : [];
}

const problems: Readonly<Record<Exclude<PolicyField, 'isOn'>, PlainKey>> = {
  firstAfterDays: 'policy.problem.days',
  intervalsDays: 'policy.problem.intervalsDays',
  daysBeforeNeeded: 'policy.problem.days',
  workingDays: 'policy.problem.workingDays',
  workFrom: 'policy.problem.workFrom',
  workUntil: 'policy.problem.workUntil',
  dailyCap: 'policy.problem.dailyCap',
  defaultRecipients: 'policy.problem.defaultRecipients',
};

function field(name: keyof typeof problems, { form, wrong }: ReminderPolicyData, wording: Wording) {
  return {
    label: wording.text(`policy.${name}`),
    value: shorten(form[name], longestValue),
    error: wording.text(problems[name]),
    problem: wrong.includes(name) ? wording.text(problems[name]) : '',
  };
}

/** A field for a time shows only what is written like one. */
function timeField(name: 'workFrom' | 'workUntil', data: ReminderPolicyData, wording: Wording) {
  const value = /^\d{2}:\d{2}$/.test(data.form[name]) ? data.form[name] : '';
  return { ...field(name, data, wording), value };
}

/** Those chosen come first, so that saving the card never drops one who did not fit. */
function recipientsFor(data: ReminderPolicyData, wording: Wording) {
  if (data.agents.length === 0) return [];
  const chosen = data.form.defaultRecipients.split(',');
  const isChosen = ({ agentId }: KnownAgent) => chosen.includes(agentId);
  const agents = [...data.agents.filter(isChosen), ...data.agents.filter((agent) => !isChosen(agent))];
  const shown = agents.slice(0, agentsShown);
  const value = shown.filter(isChosen).map(({ agentId }) => agentId);
  return [
    {
      ...field('defaultRecipients', data, wording),
      value: value.join(','),
      choices: shown.map(({ agentId, name }) => ({ title: choiceTitle(name), value: agentId })),
    },
  ];
}
