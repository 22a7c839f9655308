import type { CalendarDay } from '../../services/calendar-day.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AgentId, CustomerId } from '../../services/ids.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import { mostChosen } from '../../services/reminders/unconfirmed-page.ts';
import { type CardButton, destructiveButton, plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type FormField, fieldElements } from '../kit/form-field.ts';
import { choiceTitle } from '../kit/shorten.ts';
import { type ListPlace, listData } from './back-link.ts';
import { caseLines } from './case-lines.ts';
import remindersForm from './reminders-form.json' with { type: 'json' };
import { type Wording, wordingFor } from '../wording/wording.ts';

interface SeveralData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly today: CalendarDay;
  /** The page of the list to go back to. */
  readonly place: ListPlace;
  /** At most `mostChosen`. */
  readonly rows: readonly ReminderCase[];
  readonly hasMore: boolean;
  readonly agents: readonly { readonly agentId: AgentId; readonly name: string }[];
  /** What was ticked and chosen before something was found wrong. */
  readonly form?: { readonly chosen: readonly CustomerId[]; readonly assignee: string } | undefined;
  readonly problem?: 'nothing-chosen' | 'no-assignee' | undefined;
}

/** More names would not fit into a card. */
const agentsShown = 60;
const template = new CardTemplate(remindersForm);

/** Open customers to be ticked, and what can be done with all of them at once. */
export function severalCard(data: SeveralData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: wording.text('several.title'),
    banners: [],
    intro: wording.filled('several.text', { most: mostChosen }),
    inputs: [customersField(data, wording), ...assigneeFields(data, wording)].flatMap(fieldElements),
    buttons: buttonsFor(data, wording),
  });
}

function customersField(data: SeveralData, wording: Wording): FormField {
  const chosen = data.form?.chosen ?? [];
  const missing = wording.text('several.missing');
  return {
    ...{ kind: 'ChoiceSet', style: 'expanded', isMultiSelect: true, wrap: true },
    ...{ id: 'chosen', label: wording.text('several.customers'), isRequired: true, errorMessage: missing },
    value: chosen.join(','),
    problem: data.problem === 'nothing-chosen' ? missing : '',
    choices: data.rows.map((row) => ({ title: choiceOf(row, data, wording), value: row.customer.customerId })),
  };
}

/** The name, what is most urgent about it, and who looks after it. */
function choiceOf(row: ReminderCase, data: SeveralData, wording: Wording): string {
  const texts = caseLines(row, { ...data, isPrivate: true }, wording).map(({ text }) => text);
  const [reason = ''] = texts.slice(0, -1).filter((text) => text !== '');
  return choiceTitle(row.customer.companyName, [reason, texts.at(-1) ?? ''].filter((text) => text !== '').join(' · '));
}

function assigneeFields({ agents, form, problem }: SeveralData, wording: Wording): readonly FormField[] {
  if (agents.length === 0) return [];
  return [
    {
      ...{ kind: 'ChoiceSet', style: 'compact', id: 'assignee', label: wording.text('several.assignee') },
      value: form?.assignee ?? '',
      problem: problem === 'no-assignee' ? wording.text('several.assignee.missing') : '',
      choices: agents.slice(0, agentsShown).map(({ agentId, name }) => ({ title: choiceTitle(name), value: agentId })),
    },
  ];
}

function buttonsFor({ place, hasMore, agents }: SeveralData, wording: Wording): readonly CardButton[] {
  const data = listData(place);
  const next = { verb: 'unconfirmed.choose', ...data, page: String(place.page + 1) } as const;
  const stop = { verb: 'unconfirmed.mute', ...data } as const;
  const others = [
    ...(hasMore ? [plainButton(wording.filled('several.next', { count: mostChosen }), next)] : []),
    plainButton(wording.text('reminder.back'), { verb: 'unconfirmed.show', ...data }),
  ];
  if (agents.length === 0) return [sendButton(wording.text('several.stop'), stop), ...others];
  return [
    sendButton(wording.text('several.assign'), { verb: 'unconfirmed.assign', ...data }),
    ...others,
    { ...destructiveButton(wording.text('several.stop'), stop), inputs: 'auto' },
  ];
}
