import { Button, Text } from '@fluentui/react-components';
import type { Count, Overview } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';
import { Empty } from '../kit/empty.tsx';
import { listNames } from '../kit/list-names.ts';
import { goTo } from '../kit/place.ts';
import type { Sentences } from '../../cards/wording/sentences.ts';
import styles from './overview.module.css';

/** What needs somebody today. Each line leads to the list behind it. */
export function Needs({ needs }: Pick<Overview, 'needs'>) {
  const { wording } = useDesk();
  const open = needs.filter(({ count }) => count > 0);
  return (
    <section className={styles.section} aria-labelledby="needs">
      <h2 id="needs">{wording.text('tab.needs.title')}</h2>
      {open.length === 0 && <Empty title={wording.text('tab.needs.nothing')} />}
      <ul className={styles.needs}>
        {open.map(({ view, ...count }) => (
          <li key={view}>
            <Button appearance="subtle" className={styles.need} onClick={() => goTo('customers', { list: view })}>
              <span>{wording.text(listNames[view])}</span>
              <Text weight="semibold">{countText(count, wording)}</Text>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "1,000+" where more are there than were counted. */
export function countText({ count, isMore }: Count, wording: Sentences): string {
  return `${wording.number(count)}${isMore ? '+' : ''}`;
}
