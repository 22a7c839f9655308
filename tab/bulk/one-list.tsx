import { Button, Field, ProgressBar, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { dayText } from '../../cards/wording/dates.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList } from '../api/schema.d.ts';
import { FileMenu } from '../files/file-menu.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { goTo } from '../kit/place.ts';
import { Trouble } from '../kit/trouble.tsx';
import { useAct } from '../kit/use-act.ts';
import styles from './lists.module.css';
import { ListRows } from './list-rows.tsx';

const askEveryMs = 1_500;
const moving: readonly CustomerList['state'][] = ['checking', 'running', 'waiting-for-sign-in'];

/** One list: what would happen, what is asked, how far it is, and what came of each row. */
export function OneList({ listId }: { readonly listId: string }) {
  const { api, wording } = useDesk();
  const query = useQuery({
    queryKey: ['list', listId],
    queryFn: () => dataOf(api.GET('/lists/{listId}', { params: { path: { listId } } })),
    refetchInterval: ({ state: { data } }) =>
      !data || moving.includes(data.state) || isUnchecked(data) ? askEveryMs : false,
    staleTime: 0,
  });
  return (
    <div className={styles.section}>
      <div>
        <Button onClick={() => goTo('lists')}>{wording.text('tab.bulk.mine')}</Button>
      </div>
      <Answered query={query} lines={10}>
        {(list) => (
          <>
            <h2>{list.fileName ?? wording.text('tab.several.title')}</h2>
            <Text role="status">
              {wording.text(`tab.bulk.act.${list.act}`)} · {wording.text(`tab.bulk.state.${list.state}`)}
            </Text>
            <Progress list={list} />
            {list.dateQuestion && <DateQuestion list={list} question={list.dateQuestion} />}
            <Controls list={list} />
            <ListRows list={list} />
          </>
        )}
      </Answered>
    </div>
  );
}

function isUnchecked({ counts }: CustomerList): boolean {
  return (counts.unchecked ?? 0) > 0;
}

function totalOf({ counts }: CustomerList): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function Progress({ list }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const { counts, state } = list;
  const total = totalOf(list);
  const ended = (counts.done ?? 0) + (counts.skipped ?? 0) + (counts.failed ?? 0);
  const number = state === 'checking' ? total - (counts.unchecked ?? 0) : ended;
  if (!moving.includes(state) && state !== 'paused') return null;
  const text = wording.filled('tab.several.progress', { number, total });
  return (
    <div>
      <ProgressBar value={number} max={Math.max(total, 1)} aria-label={text} />
      <Text size={200}>{text}</Text>
    </div>
  );
}

interface QuestionProps {
  readonly list: CustomerList;
  readonly question: NonNullable<CustomerList['dateQuestion']>;
}

/** Asked once for all dates of the list. */
function DateQuestion({ list: { listId }, question }: QuestionProps) {
  const { api, wording } = useDesk();
  const queries = useQueryClient();
  const choosing = useAct(async (order: 'day-first' | 'month-first') => {
    await dataOf(api.PUT('/lists/{listId}/date-order', { params: { path: { listId } }, body: { order } }));
    await queries.invalidateQueries({ queryKey: ['list', listId] });
  });
  const day = (text: string) => dayText(text as CalendarDay, wording);
  return (
    <div className={styles.question}>
      <Field label={wording.filled('tab.bulk.dates', { example: question.example })}>
        <RadioGroup onChange={(_event, { value }) => choosing.mutate(value as 'day-first')}>
          <Radio value="day-first" label={day(question.dayFirst)} />
          <Radio value="month-first" label={day(question.monthFirst)} />
        </RadioGroup>
      </Field>
      {choosing.error && <Trouble error={choosing.error} onRetry={() => choosing.mutate(choosing.variables)} />}
    </div>
  );
}

type Step = 'start' | 'pause' | 'resume' | 'stop';

const steps: Readonly<Record<CustomerList['state'], readonly Step[]>> = {
  checking: ['stop'],
  review: ['start', 'stop'],
  running: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  'waiting-for-sign-in': ['resume', 'pause', 'stop'],
  stopped: [],
  done: [],
};

/** One review for all: how many would be done, and how many are left out. */
function Controls({ list }: { readonly list: CustomerList }) {
  const { api, wording } = useDesk();
  const queries = useQueryClient();
  const { listId, act, state, counts, dateQuestion } = list;
  const acting = useAct(async (step: Step) => {
    await dataOf(api.POST('/lists/{listId}/acts', { params: { path: { listId } }, body: { act: step } }));
    await queries.invalidateQueries({ queryKey: ['list', listId] });
  });
  const ready = counts.ready ?? 0;
  const left = totalOf(list) - ready;
  const offered = steps[state].filter((step) => step !== 'start' || (ready > 0 && !dateQuestion));
  const label = (step: Step) =>
    step === 'start' && act !== 'create'
      ? wording.filled(`tab.bulk.start.${act}`, { count: ready })
      : wording.text(`tab.bulk.${step === 'start' ? 'resume' : step}`);
  return (
    <>
      {state === 'review' && left > 0 && ready > 0 && <Text>{wording.filled('tab.bulk.left', { count: left })}</Text>}
      <div className={styles.buttons}>
        {offered.map((step) => (
          <Button
            key={step}
            appearance={step === 'start' || step === 'resume' ? 'primary' : 'secondary'}
            disabledFocusable={acting.isPending}
            onClick={() => acting.mutate(step)}
          >
            {label(step)}
          </Button>
        ))}
        {state !== 'checking' && <Files list={list} />}
      </div>
      {acting.error && <Trouble error={acting.error} onRetry={() => acting.mutate(acting.variables)} />}
    </>
  );
}

const formats = { xlsx: 'Excel', csv: 'CSV' } as const;

function Files({ list: { listId, counts } }: { readonly list: CustomerList }) {
  const { api, wording } = useDesk();
  const toCorrect = (counts.problem ?? 0) + (counts.asked ?? 0) + (counts.failed ?? 0);
  const menu = (rows: 'all' | 'to-correct', label: string) => (
    <FileMenu
      label={label}
      formats={formats}
      nameOf={(format) => `agreement-desk-${rows}.${format}`}
      fetch={(format) =>
        dataOf<Blob>(
          api.GET('/lists/{listId}/file', { params: { path: { listId }, query: { rows, format } }, parseAs: 'blob' }),
        )
      }
    />
  );
  return (
    <>
      {menu('all', wording.text('tab.bulk.result'))}
      {toCorrect > 0 && menu('to-correct', wording.text('tab.bulk.toCorrect'))}
    </>
  );
}
