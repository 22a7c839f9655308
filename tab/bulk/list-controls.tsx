import { Button, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { countIn } from '../../services/bulk/bulk-states.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList } from '../api/schema.d.ts';
import { FileMenu } from '../files/file-menu.tsx';
import type { FileStream } from '../files/received.ts';
import { AskDialog } from '../kit/ask-dialog.tsx';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { useAct } from '../kit/use-act.ts';
import styles from './lists.module.css';

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
export function ListControls({ list }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const [isAsked, setAsked] = useState(false);
  const { state, counts, dateQuestion } = list;
  const acting = useStep(list, () => setAsked(false));
  const ready = counts.ready ?? 0;
  const left = (counts.problem ?? 0) + (counts.skipped ?? 0) + (counts.failed ?? 0);
  const canStart = ready > 0 && !dateQuestion;
  return (
    <>
      {state === 'review' && canStart && left > 0 && <Text>{wording.filled('tab.bulk.left', { count: left })}</Text>}
      <div className={styles.buttons}>
        {steps[state]
          .filter((step) => step !== 'start' || canStart)
          .map((step) => (
            <Button
              key={step}
              appearance={step === 'start' || step === 'resume' ? 'primary' : 'secondary'}
              disabledFocusable={acting.isPending}
              onClick={() => (step === 'stop' && hasBegun(list) ? setAsked(true) : acting.mutate(step))}
            >
              <StepLabel step={step} list={list} />
            </Button>
          ))}
        <Files list={list} />
      </div>
      {acting.error && !isAsked && <Trouble error={acting.error} onRetry={() => acting.mutate(acting.variables)} />}
      {isAsked && <StopDialog acting={acting} onCancel={() => setAsked(false)} />}
    </>
  );
}

interface StopProps {
  readonly acting: ReturnType<typeof useStep>;
  readonly onCancel: () => void;
}

function StopDialog({ acting: { isPending, error, mutate }, onCancel }: StopProps) {
  const { wording } = useDesk();
  return (
    <AskDialog
      title={wording.text('tab.bulk.stop.title')}
      action={wording.text('bulk.stop')}
      {...{ isPending, error, onCancel }}
      onAct={() => mutate('stop')}
    >
      <Text>{wording.text('tab.bulk.stop.text')}</Text>
    </AskDialog>
  );
}

function hasBegun({ startedAt }: CustomerList): boolean {
  return startedAt !== null;
}

function useStep({ listId }: CustomerList, onDone: () => void) {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useAct(async (step: Step) => {
    await dataOf(api.POST('/lists/{listId}/acts', { params: { path: { listId } }, body: { act: step } }));
    await queries.invalidateQueries({ queryKey: ['list', listId] });
    onDone();
  });
}

function StepLabel({ step, list }: { readonly step: Step; readonly list: CustomerList }) {
  const { wording } = useDesk();
  const { act, counts, state } = list;
  if (step === 'start')
    return act === 'create' ? null : wording.filled(`tab.bulk.start.${act}`, { count: counts.ready ?? 0 });
  if (step === 'stop' && !hasBegun(list)) return wording.text('form.cancel');
  return wording.text(step === 'resume' && state === 'waiting-for-sign-in' ? 'bulk.signIn' : `bulk.${step}`);
}

const formats = { xlsx: 'Excel', csv: 'CSV' } as const;

function Files({ list }: { readonly list: CustomerList }) {
  const { api, wording } = useDesk();
  const { listId, fileName, counts, state } = list;
  const from = fileName?.replace(/\.[^.]*$/u, '') ?? wording.text('tab.several.title');
  const isResult = hasBegun(list) || state === 'stopped';
  const menu = (rows: 'all' | 'to-correct', label: string) => (
    <FileMenu
      label={label}
      formats={formats}
      nameOf={(format) => `${from} – ${label}.${format}`}
      fetch={(format) =>
        dataOf<FileStream>(
          api.GET('/lists/{listId}/file', { params: { path: { listId }, query: { rows, format } }, parseAs: 'stream' }),
        )
      }
    />
  );
  return (
    <>
      {isResult && menu('all', wording.text('tab.bulk.result'))}
      {state !== 'checking' &&
        countIn(counts, 'to-correct') > 0 &&
        menu('to-correct', wording.text(isResult ? 'tab.bulk.notDone' : 'tab.bulk.toCorrect'))}
    </>
  );
}
