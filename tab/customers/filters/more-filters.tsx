import {
  Button,
  CounterBadge,
  Field,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { DayField } from '../../kit/day-field.tsx';
import { dayOf } from '../../kit/day-of.ts';
import { useDesk, useMe } from '../../kit/desk.ts';
import styles from '../customers.module.css';
import { CountryChoice } from './country-choice.tsx';
import type { Filter } from './filter.ts';
import { narrow } from './narrow.ts';

/** What is filtered by less often. The button says how many of these narrow the list. */
export function MoreFilters({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const { isReseller } = useMe();
  const count = [filter.country, filter.invited, filter.since].filter(Boolean).length;
  const name = wording.text('tab.filter.more');
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<FilterRegular />}>
          {name} {count > 0 && <CounterBadge count={count} size="small" className={styles.counter} />}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={name} className={styles.more}>
        <CountryChoice filter={filter} />
        <Invited filter={filter} />
        {!isReseller && (
          <DayField
            label={wording.text('tab.filter.since')}
            value={filter.since ?? ''}
            max={dayOf(new Date().toISOString())}
            onChange={(day) => narrow(filter, { since: day || undefined })}
          />
        )}
      </PopoverSurface>
    </Popover>
  );
}

const anyhow = 'all';
const answers = { yes: 'tab.filter.invited.yes', no: 'tab.filter.invited.no' } as const;

function Invited({ filter }: { readonly filter: Filter }) {
  const { wording } = useDesk();
  const choose = (value: string) => narrow(filter, { invited: value === 'yes' || value === 'no' ? value : undefined });
  return (
    <Field label={wording.text('tab.filter.invited')}>
      <RadioGroup value={filter.invited ?? anyhow} onChange={(_event, { value }) => choose(value)}>
        <Radio value={anyhow} label={wording.text('tab.filter.invited.any')} />
        {(['yes', 'no'] as const).map((answer) => (
          <Radio key={answer} value={answer} label={wording.text(answers[answer])} />
        ))}
      </RadioGroup>
    </Field>
  );
}
