import { Badge, Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayText } from '../../cards/wording/dates.ts';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import { dataOf } from '../api/client.ts';
import type { CustomerRow, Handover, MyWork as Answer } from '../api/schema.d.ts';
import { dayOf } from '../kit/day-of.ts';
import { attestationTitle, invitationTitle } from '../customers/history.tsx';
import { Answered } from '../kit/answered.tsx';
import { CustomerLink } from '../kit/customer-link.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { goTo } from '../kit/place.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import kit from '../kit/kit.module.css';
import styles from './my-work.module.css';
import { countText } from './needs.tsx';

/** What is mine, what was handed to me, and what came of what I sent. */
export function MyWork() {
  const { api } = useDesk();
  const work = useQuery({ queryKey: ['my-work'], queryFn: () => dataOf(api.GET('/my-work')) });
  return (
    <Answered query={work} lines={10}>
      {(told) => <Told work={told} />}
    </Answered>
  );
}

function Told({ work }: { readonly work: Answer }) {
  const { wording } = useDesk();
  const day = (instant: string) => dayText(dayOf(instant), wording);
  const { isReseller } = useMe();
  return (
    <div className={styles.work}>
      {!isReseller && <OpenWork work={work} />}
      <Part title="tab.work.invited" empty="tab.work.none">
        {work.invited.map((one) => (
          <Line key={one.invitationId} customerId={one.customerId} name={one.companyName} quiet={day(one.at)}>
            {invitationTitle(one, wording)}
          </Line>
        ))}
      </Part>
    </div>
  );
}

/** None of it is a reseller's: its provider is told who is open, and confirms. */
function OpenWork({ work }: { readonly work: Answer }) {
  const { wording } = useDesk();
  const day = (instant: string) => dayText(dayOf(instant), wording);
  return (
    <>
      <Part title="tab.work.mine" count={countText(work.mineCount, wording)} empty="unconfirmed.none.mine">
        {work.mine.map((row) => (
          <MineLine key={row.customerId} row={row} />
        ))}
        {work.mineCount.count > work.mine.length && (
          <Button onClick={() => goTo('customers', { list: 'mine' })}>{wording.text('tab.more')}</Button>
        )}
      </Part>
      <Part title="tab.work.handedToMe" empty="tab.work.none">
        {work.handedToMe.map((handover) => (
          <HandoverLine key={handover.handoverId} handover={handover} />
        ))}
      </Part>
      <Part title="tab.work.handedOver" empty="tab.work.none">
        {work.handedOver.map((handover) => (
          <HandoverLine key={handover.handoverId} handover={handover} />
        ))}
      </Part>
      <Part title="tab.work.confirmed" empty="tab.work.none">
        {work.confirmed.map((one) => (
          <Line
            key={one.attestationId}
            customerId={one.customerId}
            name={one.companyName}
            quiet={day(one.correctedAt ?? one.at)}
          >
            {wording.text(attestationTitle(one))}
          </Line>
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: PlainKey;
  readonly count?: string;
  readonly empty: PlainKey;
  readonly children: ReactNode;
}

function Part({ title, count, empty, children }: PartProps) {
  const { wording } = useDesk();
  const isEmpty = Array.isArray(children) ? children.flat().filter(Boolean).length === 0 : !children;
  return (
    <section className={styles.part} aria-labelledby={title}>
      <h2 id={title}>
        {wording.text(title)} {count && <Badge appearance="tint">{count}</Badge>}
      </h2>
      {isEmpty ? (
        <Text className={styles.quiet}>{wording.text(empty)}</Text>
      ) : (
        <ul className={kit.lines}>{children}</ul>
      )}
    </section>
  );
}

interface LineProps {
  readonly customerId: string;
  readonly name: string;
  readonly quiet: string;
  readonly children: ReactNode;
}

function Line({ customerId, name, quiet, children }: LineProps) {
  return (
    <li>
      <CustomerLink customerId={customerId}>{name}</CustomerLink>
      <span>{children}</span>
      <span className={styles.quiet}>{quiet}</span>
    </li>
  );
}

function MineLine({ row }: { readonly row: CustomerRow }) {
  const { wording } = useDesk();
  const since = row.unconfirmedSince
    ? wording.filled('digest.since', { day: dayText(dayOf(row.unconfirmedSince), wording) })
    : '';
  return (
    <Line customerId={row.customerId} name={row.companyName} quiet={since}>
      <StatusBadge status={row.status} />
    </Line>
  );
}

function HandoverLine({ handover }: { readonly handover: Handover }) {
  const { wording } = useDesk();
  const { customerId, companyName, from, by, state, changedAt } = handover;
  return (
    <Line customerId={customerId} name={companyName} quiet={dayText(dayOf(changedAt), wording)}>
      {stateText()}
    </Line>
  );

  function stateText(): string {
    const agent = by?.name ?? '';
    if (state === 'open') return wording.filled('handover.waiting.title', { sender: from.name });
    if (state === 'taken')
      return handover.me === 'holder'
        ? wording.text('handover.mine.title')
        : wording.filled('handover.helped.title', { agent });
    return wording.text(state === 'settled' ? 'handover.settled.title' : 'handover.closed.title');
  }
}
