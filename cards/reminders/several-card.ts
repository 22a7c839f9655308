import type { CalendarDay } from '../../services/calendar-day.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { AgentId, CustomerId } from '../../services/ids.ts';
import type { ReminderCase } from '../../services/reminders/reminder.ts';
import { mostChosen, unconfirmedPageSize } from '../../services/reminders/unconfirmed-page.ts';
import {
  type CardButton,
  carryButton,
  destructiveButton,
  plainButton,
  selectAction,
  sendButton,
} from '../kit/card-actions.ts';
import { joinedIds } from '../kit/customer-ids.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type FormField, fieldElements } from '../kit/form-field.ts';
import { choiceTitle } from '../kit/shorten.ts';
import { type ListPlace, listData } from './back-link.ts';
import { caseLines } from './case-lines.ts';
import { namedCustomers } from './several-outcome.ts';
import remindersForm from './reminders-form.json' with { type: 'json' };
import { type Wording, wordingFor } from '../wording/wording.ts';
import { agentsShown } from './assign-card.ts';

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
  readonly mayInvite: boolean;
  readonly form: SeveralForm;
  /** Those of the ticked customers that stand on other pages. */
  readonly elsewhere: readonly CustomerSummary[];
  readonly problem?: SeveralProblem | undefined;
}

/** What has been ticked on all pages, and chosen. */
export interface SeveralForm {
  readonly ticked: readonly CustomerId[];
  readonly assignee: string;
}

export type SeveralProblem = 'nothing-chosen' | 'too-many' | 'no-assignee';

/** So many pages of the list are chosen from at once. */
const pagesAtOnce = mostChosen / unconfirmedPageSize;
const template = new CardTemplate(remindersForm);

/** Open customers to be ticked, and what can be done with all of them at once. */
export function severalCard(data: SeveralData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return template.expand(wording, {
    title: wording.text('several.title'),
    banners: [],
    intro: wording.filled('several.text', { most: mostChosen }),
    inputs: [
      ...fieldElements(customersField(data, wording)),
      ...(mayTickAll(data) ? [tickAll(data, wording)] : []),
      ...elsewhereTexts(data, wording),
      ...assigneeFields(data, wording).flatMap(fieldElements),
    ],
    buttons: buttonsFor(data, wording),
  });
}

function elsewhereTexts({ elsewhere }: SeveralData, wording: Wording): readonly object[] {
  if (elsewhere.length === 0) return [];
  const names = elsewhere.map(({ companyName }) => companyName);
  const text = wording.filled('several.ticked', { customers: namedCustomers(names, wording) });
  return [{ type: 'RichTextBlock', spacing: 'Small', inlines: [{ type: 'TextRun', text }] }];
}

function mayTickAll({ rows, elsewhere }: SeveralData): boolean {
  return rows.length > 1 && rows.length + elsewhere.length <= mostChosen;
}

/** A press instead of twenty. What is chosen below goes along. */
function tickAll(data: SeveralData, wording: Wording): object {
  const text = wording.filled('several.all', { count: data.rows.length });
  const press = { verb: 'unconfirmed.choose', ...carriedBy(data), all: 'yes' } as const;
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [{ type: 'TextBlock', text, color: 'Accent', weight: 'Bolder', wrap: true }],
    selectAction: selectAction(text, press, 'auto'),
  };
}

/** The page of the list, and what is ticked on others. */
function carriedBy({ place, elsewhere }: SeveralData) {
  const ticked = elsewhere.map(({ customerId }) => customerId);
  return { ...listData(place), ...(ticked.length > 0 ? { ticked: joinedIds(ticked) } : {}) };
}

function customersField(data: SeveralData, wording: Wording): FormField {
  const choices = data.rows.map((row) => ({ title: choiceOf(row, data, wording), value: row.customer.customerId }));
  return {
    ...{ kind: 'ChoiceSet', style: 'expanded', isMultiSelect: true, wrap: true },
    ...{ id: 'chosen', label: wording.text('several.customers') },
    value: data.form.ticked.join(','),
    problem: tickProblem(data.problem, wording),
    choices,
  };
}

/** Not required by the client: to turn the page is no mistake. */
function tickProblem(problem: SeveralProblem | undefined, wording: Wording): string {
  if (problem === 'nothing-chosen') return wording.text('several.missing');
  return problem === 'too-many' ? wording.filled('several.tooMany', { most: mostChosen }) : '';
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
      value: form.assignee,
      problem: problem === 'no-assignee' ? wording.text('several.assignee.missing') : '',
      choices: agents.slice(0, agentsShown).map(({ agentId, name }) => ({ title: choiceTitle(name), value: agentId })),
    },
  ];
}

function buttonsFor(data: SeveralData, wording: Wording): readonly CardButton[] {
  const { place, agents, mayInvite } = data;
  const carried = carriedBy(data);
  const acts = [
    ...(agents.length > 0
      ? [carryButton(wording.text('several.assign'), { verb: 'unconfirmed.assign', ...carried })]
      : []),
    ...(mayInvite ? [carryButton(wording.text('several.invite'), { verb: 'unconfirmed.invite', ...carried })] : []),
  ];
  const [first, ...others] = acts;
  const stop = { verb: 'unconfirmed.mute', ...carried } as const;
  const pages = [...pageButtons(data, carried, wording), backButton(place, wording)];
  if (!first) return [sendButton(wording.text('several.stop'), stop), ...pages];
  return [
    { ...first, style: 'positive' },
    ...others,
    ...pages,
    { ...destructiveButton(wording.text('several.stop'), stop), inputs: 'auto' },
  ];
}

function backButton(place: ListPlace, wording: Wording): CardButton {
  return plainButton(wording.text('reminder.back'), { verb: 'unconfirmed.show', ...listData(place) });
}

/** To the customers before and after these; what is ticked goes along. */
function pageButtons(
  { place, hasMore }: SeveralData,
  carried: ReturnType<typeof carriedBy>,
  wording: Wording,
): readonly CardButton[] {
  const turnTo = (key: 'several.previous' | 'several.next', page: number) =>
    carryButton(wording.filled(key, { count: mostChosen }), {
      ...{ verb: 'unconfirmed.choose', ...carried },
      page: String(page),
    });
  return [
    ...(place.page > 1 ? [turnTo('several.previous', place.page - pagesAtOnce)] : []),
    ...(hasMore ? [turnTo('several.next', place.page + pagesAtOnce)] : []),
  ];
}
