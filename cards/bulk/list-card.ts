import type { BulkList, BulkRow, RowProblem } from '../../services/bulk/bulk-list.ts';
import { type BulkListState, countIn, wrongIn } from '../../services/bulk/bulk-states.ts';
import { dateOrders } from '../../services/bulk/bulk-list.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import type { ListAct } from '../../services/bulk/list-acts.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import { type CardButton, destructiveButton, plainButton, primaryButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Tone } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { recordCard } from '../kit/record-card.ts';
import { shorten } from '../kit/shorten.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { actTitle, unreadText } from './list-titles.ts';
import { type RowReader, rowOutcome } from './row-texts.ts';

interface ListCardData {
  readonly language: LanguageTag;
  readonly list: BulkList;
}

interface CheckedListCardData extends ListCardData {
  /** The first rows in which something is wrong. */
  readonly wrong: readonly BulkRow[];
  /** The agent's day. */
  readonly today: CalendarDay;
}

/** Asks what is to happen with the customers of a file; the likeliest first. */
export function listActCard({
  language,
  list,
  acts,
}: ListCardData & { readonly acts: readonly ListAct[] }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return recordCard({
    language,
    title: titleOf(list, wording),
    banner: {
      style: 'accent',
      title: wording.filled('bulk.act.title', { count: rowsOf(list) }),
      paragraphs: [wording.text('bulk.act.text')],
    },
    facts: [],
    statements: unreadOf(list.unknownColumns, wording),
    buttons: acts.map((act, at) =>
      (at === 0 ? primaryButton : plainButton)(wording.text(`bulk.act.${act}`), {
        verb: 'list.act',
        listId: list.listId,
        act,
      }),
    ),
  });
}

/** How far a list is: what would happen, what happens, and what came of it. */
export function listCard({ language, list, wrong, today }: CheckedListCardData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { state, dateQuestion } = list;
  return recordCard({
    language,
    title: titleOf(list, wording),
    banner: { style: tones[state], title: wording.text(`bulk.state.${state}`), paragraphs: sentencesOn(list, wording) },
    facts: factsOf(list, wording),
    statements: [
      ...wrong.map((row) => wrongText(row, { wording, today })),
      ...moreWrong(list, wrong.length, wording),
      ...(state === 'checking' || state === 'review' ? unreadOf(list.unreadColumns, wording) : []),
      ...(dateQuestion ? [wording.filled('bulk.dates', { example: shorten(dateQuestion.example) })] : []),
    ],
    buttons: buttonsOf(list, wording),
  });
}

/** A file of which no list can be made; `why` says what to do about it. */
export function listNotReadCard({ language, why }: { readonly language: LanguageTag; readonly why: string }) {
  return noticeCard({ language, tone: 'warning', title: wordingFor(language).text('bulk.notRead'), paragraphs: [why] });
}

const problemsShown = 2;
const offeredShown = 3;

const tones: Readonly<Record<BulkListState, Tone>> = {
  checking: 'accent',
  review: 'accent',
  running: 'accent',
  paused: 'warning',
  'waiting-for-sign-in': 'warning',
  stopped: 'warning',
  done: 'good',
};

function titleOf({ fileName }: BulkList, wording: Wording): string {
  return fileName === undefined || fileName === '' ? wording.text('bulk.selection') : shorten(fileName);
}

function unreadOf(titles: readonly string[], wording: Wording): readonly string[] {
  const text = unreadText(titles, wording);
  return text === undefined ? [] : [text];
}

/** What is wrong in a row, on one line. */
function wrongText(row: BulkRow, reader: RowReader): string {
  const number = reader.wording.filled('bulk.row', { row: row.number });
  const name = shorten(row.customer?.companyName ?? row.cells.customer ?? '');
  const problems = row.problems.slice(0, problemsShown).map(shortened);
  const { next } = rowOutcome({ ...row, problems }, reader);
  const more = row.problems.length > problemsShown ? '…' : '';
  return [number, name, ...next.split('\n'), more].filter(Boolean).join(' · ');
}

function shortened({ offered = [], ...problem }: RowProblem): RowProblem {
  const named = offered.slice(0, offeredShown).map(({ customerId, companyName, domain }) => {
    return { customerId, companyName: shorten(companyName), domain: shorten(domain) };
  });
  return { ...problem, offered: named };
}

function moreWrong({ state, counts }: BulkList, shown: number, wording: Wording): readonly string[] {
  const count = (wrongIn[state] ?? []).reduce((sum, one) => sum + counts[one], 0) - shown;
  return count > 0 ? [wording.filled('bulk.row.more', { count })] : [];
}

function rowsOf({ counts }: BulkList): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function sentencesOn({ state, act, counts }: BulkList, wording: Wording): readonly string[] {
  switch (state) {
    case 'review':
      return [
        ...(counts.problem > 0 ? [wording.text('bulk.text.review')] : []),
        ...(act === 'invite' ? [wording.text('bulk.text.invite')] : []),
      ];
    case 'waiting-for-sign-in':
      return [wording.text('bulk.text.waiting')];
    case 'stopped':
    case 'done':
      return [wording.text('bulk.text.over')];
    case 'checking':
    case 'running':
    case 'paused':
      return [];
  }
}

function factsOf({ act, counts, ...list }: BulkList, wording: Wording): readonly Fact[] {
  const count = (fact: CountedFact, number: number): Fact => ({
    label: wording.text(`bulk.fact.${fact}`),
    value: number === 0 ? '' : wording.number(number),
  });
  return [
    { label: wording.text('bulk.fact.what'), value: actTitle(act, wording) },
    count('rows', rowsOf({ act, counts, ...list })),
    count('unchecked', counts.unchecked),
    count('ready', counts.ready),
    count('problems', countIn(counts, 'problems')),
    count('underway', counts.underway),
    count('done', counts.done),
    count('skipped', counts.skipped),
    count('failed', counts.failed),
    count('not-done', counts['not-done']),
  ];
}

type CountedFact =
  'rows' | 'unchecked' | 'ready' | 'problems' | 'underway' | 'done' | 'skipped' | 'failed' | 'not-done';

function buttonsOf({ listId, state, counts, dateQuestion }: BulkList, wording: Wording): readonly CardButton[] {
  const stop = destructiveButton(wording.text('bulk.stop'), { verb: 'list.stop', listId });
  // Nothing has begun that could be stopped.
  const cancel = plainButton(wording.text('form.cancel'), { verb: 'list.stop', listId });
  const show = plainButton(wording.text('bulk.show'), { verb: 'list.show', listId });
  switch (state) {
    case 'checking':
      return [show];
    case 'review':
      if (dateQuestion)
        return dateOrders.map((order) =>
          plainButton(wording.text(`bulk.dates.${order}`), { verb: 'list.dates', listId, order }),
        );
      return counts.ready === 0
        ? [show]
        : [primaryButton(wording.text('bulk.start'), { verb: 'list.start', listId }), cancel];
    case 'running':
      return [show, plainButton(wording.text('bulk.pause'), { verb: 'list.pause', listId }), stop];
    case 'paused':
      return [primaryButton(wording.text('bulk.resume'), { verb: 'list.resume', listId }), stop];
    case 'waiting-for-sign-in':
      return [primaryButton(wording.text('bulk.signIn'), { verb: 'list.resume', listId }), stop];
    case 'stopped':
    case 'done':
      return [];
  }
}
