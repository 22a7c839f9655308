import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { actTitle } from '../../cards/bulk/list-titles.ts';
import { dayText } from '../../cards/wording/dates.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerList } from '../api/schema.d.ts';
import { Answered } from '../kit/answered.tsx';
import { dayOf } from '../kit/day-of.ts';
import { useDesk } from '../kit/desk.ts';
import { goTo, usePlace } from '../kit/place.ts';
import kit from '../kit/kit.module.css';
import styles from './lists.module.css';
import { OneList } from './one-list.tsx';
import { UploadList } from './upload-list.tsx';

/** Many customers at once: a new list, those of before, or the one that is open. */
export function Lists() {
  const { params } = usePlace();
  const listId = params.get('list');
  return listId ? <OneList key={listId} listId={listId} /> : <AllLists />;
}

function AllLists() {
  const { api, wording } = useDesk();
  const lists = useQuery({ queryKey: ['lists'], queryFn: () => dataOf(api.GET('/lists')) });
  return (
    <div className={styles.lists}>
      <UploadList />
      <section className={styles.section} aria-labelledby="my-lists">
        <h2 id="my-lists">{wording.text('tab.bulk.mine')}</h2>
        <Answered query={lists}>
          {({ lists: mine }) =>
            mine.length === 0 ? (
              <Text className={styles.quiet}>{wording.text('tab.bulk.none')}</Text>
            ) : (
              <ul className={kit.lines}>
                {mine.map((list) => (
                  <Line key={list.listId} list={list} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </div>
  );
}

function Line({ list }: { readonly list: CustomerList }) {
  const { wording } = useDesk();
  const { listId, fileName, act, state, createdAt } = list;
  return (
    <li>
      <Button appearance="transparent" className={styles.open} onClick={() => goTo('lists', { list: listId })}>
        {fileName ?? wording.text('tab.several.title')}
      </Button>
      <span>{actTitle(act, wording)}</span>
      <span>{wording.text(`bulk.state.${state}`)}</span>
      <span className={styles.quiet}>{dayText(dayOf(createdAt), wording)}</span>
    </li>
  );
}
