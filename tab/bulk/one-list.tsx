import { Button, Field, ProgressBar, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { actTitle, unreadText } from '../../cards/bulk/list-titles.ts';
import { dayText } from '../../cards/wording/dates.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList } from '../api/schema.d.ts';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { goTo } from '../kit/place.ts';
import { Trouble } from '../kit/trouble.tsx';
import { useAct } from '../kit/use-act.ts';
import { ListControls } from './list-controls.tsx';
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
      !data || moving.includes(data.state) || hasRowsAtWork(data) ? askEveryMs : false,
    staleTime: 0,
  });
  return (
    <div className={styles.section}>
      <div>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => goTo('lists')}>
          {wording.text('tab.bulk.mine')}
        </Button>
      </div>
      <Answered query={query} lines={10}>
        {(list) => (
          <>
            <h2>{list.fileName ?? wording.text('tab.several.title')}</h2>
            <Text role="status">
              {actTitle(list.act, wording)} · {wording.text(`bulk.state.${list.state}`)}
            </Text>
            {list.state === 'waiting-for-sign-in' && <Text>{wording.text('bulk.text.waiting')}</Text>}
            <Unread list={list} />
            <Progress list={list} />
            {list.dateQuestion && <DateQuestion list={list} question={list.dateQuestion} />}
            <ListControls list={list} />
            <ListRows list={list} />
          </>
        )}
      </Answered>
    </div>
  );
}

function Unread({ list: { unreadColumns } }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const text = unreadText(unreadColumns, wording);
  return text && <Text className={styles.quiet}>{text}</Text>;
}

/** What was begun ends also where the list was paused or stopped. */
function hasRowsAtWork({ counts }: CustomerList): boolean {
  return (counts.unchecked ?? 0) + (counts.underway ?? 0) > 0;
}

function totalOf({ counts }: CustomerList): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function Progress({ list }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const { counts, state } = list;
  const ended = (counts.done ?? 0) + (counts.skipped ?? 0) + (counts.failed ?? 0);
  const rows = totalOf(list);
  // Rows to correct are left out of the run.
  const total = state === 'checking' ? rows : rows - (counts.problem ?? 0) - (counts.asked ?? 0);
  const number = state === 'checking' ? rows - (counts.unchecked ?? 0) : ended;
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
