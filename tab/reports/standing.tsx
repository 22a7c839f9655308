import { Card, MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import { type CustomerStatus, customerStatuses } from '../../services/customers/customer-status.ts';
import type { Overview } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';
import { goTo } from '../kit/place.ts';
import styles from './overview.module.css';

/** How many customers have each status; a press on a number lists them. */
export function Standing({ overview }: { readonly overview: Overview }) {
  const { wording } = useDesk();
  return (
    <section className={styles.wide} aria-labelledby="standing">
      <h2 id="standing">{wording.text('report.title')}</h2>
      <Headline overview={overview} />
      <div className={styles.counts}>
        {customerStatuses.map((status) => (
          <CountCard key={status} status={status} count={overview.counts[status]} />
        ))}
      </div>
    </section>
  );
}

function CountCard({ status, count }: { readonly status: CustomerStatus; readonly count: number }) {
  const { wording } = useDesk();
  return (
    <Card className={styles.count} data-status={status} onClick={() => goTo('customers', { status })}>
      <Text as="span" size={800} weight="semibold">
        {wording.number(count)}
      </Text>
      <Text as="span">{wording.text(`status.${status}.title`)}</Text>
    </Card>
  );
}

/** While customers are being read, how many have accepted would say nothing yet. */
function Headline({ overview: { counts, progress, isRead } }: { readonly overview: Overview }) {
  const { wording } = useDesk();
  const customers = customerStatuses.reduce((sum, status) => sum + counts[status], 0);
  const accepted = counts.direct + counts.attested;
  if (isRead) return <Text size={400}>{wording.filled('report.accepted', { accepted, customers })}</Text>;
  const key = progress.isListed ? 'report.reading' : 'report.listing';
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className="line">{wording.filled(key, progress)}</MessageBarTitle>
        {wording.text('report.others')}
      </MessageBarBody>
    </MessageBar>
  );
}
