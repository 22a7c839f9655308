import { Button, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar, Text } from '@fluentui/react-components';
import type { PlainKey } from '../../../cards/wording/sentences.ts';
import type { CustomerRow } from '../../api/schema.d.ts';
import { useDesk } from '../../kit/desk.ts';
import { useFocus } from '../../kit/use-focus.ts';
import { Trouble } from '../../kit/trouble.tsx';
import panel from '../customer-panel.module.css';
import type { OutcomeOfOne, Result } from './act-on-several.ts';

const words: Readonly<Record<Result, PlainKey>> = {
  done: 'tab.several.done',
  settled: 'tab.several.settled',
  failed: 'tab.several.failed',
  skipped: 'tab.several.skipped',
};

interface OutcomeProps {
  /** What was done for how many. */
  readonly title: (count: number) => string;
  /** How many there are in all. */
  readonly total: number;
  readonly isActing: boolean;
  readonly outcomes: readonly OutcomeOfOne[];
  readonly error?: unknown;
  /** Left out where those that failed cannot be tried together. */
  readonly onRetry?: (rows: readonly CustomerRow[]) => void;
  readonly onDone: () => void;
}

/** How far it is, then what came of each customer: first those for which it was not done. */
export function Outcome({ title, total, isActing, outcomes, error, onRetry, onDone }: OutcomeProps) {
  const { wording } = useDesk();
  const done = outcomes.filter(({ result }) => result === 'done');
  const others = outcomes.filter(({ result }) => result !== 'done');
  const failed = others.flatMap(({ row, result }) => (result === 'failed' ? row : []));
  const progress = wording.filled('tab.several.progress', { number: outcomes.length, total });
  // The form that had the focus is gone.
  const place = useFocus<HTMLDivElement>();
  if (isActing)
    return (
      <div ref={place} tabIndex={-1}>
        <ProgressBar value={outcomes.length} max={total} aria-label={progress} />
      </div>
    );
  return (
    <div ref={place} tabIndex={-1} className={panel.sections}>
      {Boolean(error) && <Trouble error={error} onRetry="beside" />}
      <MessageBar intent={others.length === 0 && !error ? 'success' : 'warning'} layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle className="line">{title(done.length)}</MessageBarTitle>
          {outcomes.length < total && progress}
        </MessageBarBody>
      </MessageBar>
      <ul className={panel.entries}>
        {[...others, ...done].map(({ row: { customerId, companyName }, result }) => (
          <li key={customerId}>
            <Text weight="semibold">{companyName}</Text>
            <Text className={panel.quiet}>{wording.text(words[result])}</Text>
          </li>
        ))}
      </ul>
      <div className={panel.buttons}>
        {onRetry && failed.length > 0 && <RetryButton onRetry={() => onRetry(failed)} />}
        <Button onClick={onDone}>{wording.text('tab.close')}</Button>
      </div>
    </div>
  );
}

function RetryButton({ onRetry }: { readonly onRetry: () => void }) {
  const { wording } = useDesk();
  return (
    <Button appearance="primary" onClick={onRetry}>
      {wording.text('receipt.tryAgain')}
    </Button>
  );
}
