import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AgentId, ReminderMessageId } from '../../services/ids.ts';
import {
  type PolicyField,
  type PolicyForm,
  policyFields,
  policyRules,
  problemKeyOf,
} from '../../services/reminders/policy/reminder-policy.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { choiceTitle, shorten } from '../kit/shorten.ts';
import { type FormField, fieldElements, formElements } from '../kit/form-field.ts';
import remindersForm from './reminders-form.json' with { type: 'json' };
import { weekdayName, weekdays } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { agentsShown } from './assign-card.ts';

interface KnownAgent {
  readonly agentId: AgentId;
  readonly name: string;
}

interface ReminderPolicyData {
  readonly language: LanguageTag;
  readonly form: PolicyForm;
  /** The fields that cannot be taken as they are. */
  readonly wrong: readonly PolicyField[];
  readonly isSaved: boolean;
  /** The digest that this was opened from. */
  readonly messageId?: ReminderMessageId | undefined;
  /** Who may be reminded of what nobody owns. */
  readonly agents: readonly KnownAgent[];
}

/** What is longer is wrong anyway. */
const longestValue = 100;
const several = { kind: 'ChoiceSet', style: 'expanded', isMultiSelect: true, wrap: true } as const;
const asked = policyFields.filter((field) => field !== 'defaultRecipients');
const template = new CardTemplate(remindersForm);

/** When the partner's agents are reminded, to be changed; beside each field what is wrong with it. */
export function reminderPolicyCard(data: ReminderPolicyData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  const from = data.messageId === undefined ? {} : { messageId: data.messageId };
  return template.expand(wording, {
    title: wording.text('policy.title'),
    banners: bannersFor(data, wording),
    intro: wording.text('policy.intro'),
    inputs: [
      ...formElements(asked, ['workFrom', 'workUntil'], (name) => fieldFor(name, data, wording)),
      recipientsElement(data, wording),
    ],
    buttons: [
      sendButton(wording.text('policy.save'), { verb: 'policy.save', ...from }),
      plainButton(wording.text('reminder.settings'), { verb: 'reminders.show', ...from }),
    ],
  });
}

function bannersFor({ isSaved, wrong }: ReminderPolicyData, wording: Wording) {
  if (wrong.length > 0) return [{ style: 'attention', text: wording.text('form.check') }];
  return isSaved ? [{ style: 'good', text: wording.text('policy.saved') }] : [];
}

/** A field of another kind than text brings its choices along; a time shows only what is written like one. */
function fieldFor(name: PolicyField, data: ReminderPolicyData, wording: Wording): FormField {
  const { form, wrong } = data;
  const problemKey = problemKeyOf(name);
  const label = wording.text(`policy.${name}`);
  const errorMessage = problemKey === '' ? '' : wording.text(`policy.problem.${problemKey}`);
  const field = {
    ...{ id: name, label, value: shorten(form[name], longestValue) },
    problem: wrong.includes(name) ? errorMessage : '',
  };
  switch (policyRules[name].input) {
    case 'switch': {
      const choices = (['on', 'off'] as const).map((value) => ({ title: wording.text(`policy.${value}`), value }));
      return { ...field, kind: 'ChoiceSet', style: 'compact', choices };
    }
    case 'weekdays': {
      const choices = weekdays.map((day) => ({ title: weekdayName(day, wording), value: String(day) }));
      return { ...field, ...several, choices };
    }
    case 'agents':
      return { ...field, ...several, ...chosenAgents(data.agents, form[name]) };
    case 'time': {
      const value = /^\d{2}:\d{2}$/.test(form[name]) ? form[name] : '';
      return { ...field, kind: 'Time', value, isRequired: true, errorMessage };
    }
    case 'text':
      return { ...field, kind: 'Text', isRequired: true, errorMessage };
  }
}

/** Agents that were chosen come first, so that saving the card never drops one who did not fit. */
function chosenAgents(agents: readonly KnownAgent[], typed: string) {
  const chosen = typed.split(',');
  const isChosen = ({ agentId }: KnownAgent) => chosen.includes(agentId);
  const shown = [...agents.filter(isChosen), ...agents.filter((agent) => !isChosen(agent))].slice(0, agentsShown);
  return {
    value: shown
      .filter(isChosen)
      .map(({ agentId }) => agentId)
      .join(','),
    choices: shown.map(({ agentId, name }) => ({ title: choiceTitle(name), value: agentId })),
  };
}

function recipientsElement(data: ReminderPolicyData, wording: Wording): object {
  if (data.agents.length === 0)
    return { type: 'TextBlock', text: wording.text('policy.noAgents'), wrap: true, isSubtle: true };
  const items = fieldElements(fieldFor('defaultRecipients', data, wording));
  return { type: 'Container', spacing: 'Medium', items };
}
