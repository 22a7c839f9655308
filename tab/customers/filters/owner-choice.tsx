import { Dropdown, Option } from '@fluentui/react-components';
import { useColleagues } from '../../kit/colleagues.ts';
import { useDesk } from '../../kit/desk.ts';
import styles from '../customers.module.css';
import type { Filter } from './filter.ts';
import { narrow } from './narrow.ts';

const anybody = 'all';

/** Whose customers are listed. */
export function OwnerChoice({ filter }: { readonly filter: Filter }) {
  const { owner } = filter;
  const { wording } = useDesk();
  const colleagues = useColleagues();
  const names: readonly (readonly [value: string, name: string])[] = [
    [anybody, wording.text('tab.filter.anyOwner')],
    ['me', wording.text('unconfirmed.mine')],
    ['nobody', wording.text('unconfirmed.nobody')],
    ...colleagues.map(({ agentId, name }) => [agentId, name] as const),
  ];
  const chosen = names.find(([value]) => value === owner) ?? names[0];
  return (
    <Dropdown
      className={styles.choice}
      aria-label={wording.text('owner.label')}
      value={chosen?.[1] ?? ''}
      selectedOptions={[owner ?? anybody]}
      onOptionSelect={(_event, { optionValue }) =>
        narrow(filter, { owner: optionValue === anybody ? undefined : optionValue })
      }
    >
      {names.map(([value, name]) => (
        <Option key={value} value={value}>
          {name}
        </Option>
      ))}
    </Dropdown>
  );
}
