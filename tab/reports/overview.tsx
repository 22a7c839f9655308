import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instantText } from '../../cards/wording/dates.ts';
import { dataOf } from '../api/client.ts';
import type { Overview as Answer } from '../api/schema.d.ts';
import { PeriodReport } from '../audit/period-report.tsx';
import { AskProviderAct } from '../invitations/ask-provider-act.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { Empty } from '../kit/empty.tsx';
import { Colleagues } from './colleagues.tsx';
import { Needs } from './needs.tsx';
import { Standing } from './standing.tsx';
import { TrendChart } from './trend-chart.tsx';
import styles from './overview.module.css';

/** As often as the bot counts anew. */
const countedEveryMs = 30_000;

/** Where all customers stand, and what needs somebody today. */
export function Overview() {
  const { api } = useDesk();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: () => dataOf(api.GET('/overview')),
    refetchInterval: countedEveryMs,
  });
  return (
    <Answered query={overview} lines={10}>
      {(told) => <Counted overview={told} />}
    </Answered>
  );
}

function Counted({ overview }: { readonly overview: Answer }) {
  const { wording } = useDesk();
  const { isReseller, may } = useMe();
  if (isReseller || overview.progress.isForProviderAlone) return <ProviderAlone />;
  if (overview.progress.customers === 0)
    return <Empty title={wording.text('report.none.title')} text={wording.text('report.none.text')} />;
  return (
    <div className={styles.overview}>
      <Standing overview={overview} />
      <Needs needs={overview.needs} />
      <TrendChart trend={overview.trend} />
      <Colleagues overview={overview} />
      {may['export-evidence'] && <PeriodReport />}
      <CountedAt at={overview.countedAt} />
    </div>
  );
}

/** An indirect reseller has nothing to count: its provider is asked. */
function ProviderAlone() {
  const { wording } = useDesk();
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <AskProviderAct onDone={() => setAsking(false)} />;
  return (
    <Empty title={wording.text('unconfirmed.untold.title')} text={wording.text('unconfirmed.untold.text')}>
      <Button appearance="primary" onClick={() => setAsking(true)}>
        {wording.text('provider.ask')}
      </Button>
    </Empty>
  );
}

function CountedAt({ at }: { readonly at: string }) {
  const { wording } = useDesk();
  const { timeZone } = useMe();
  const instant = instantText(new Date(at), wording, timeZone);
  return (
    <Text size={200} className={styles.counted}>
      {wording.filled('report.counted', { instant })}
    </Text>
  );
}
