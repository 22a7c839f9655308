import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import { saveAs } from '../files/save-as.ts';
import { DayField } from '../kit/day-field.tsx';
import { useDesk } from '../kit/desk.ts';
import styles from '../kit/kit.module.css';
import { Trouble } from '../kit/trouble.tsx';

const formats = { xlsx: 'Excel (.xlsx)', pdf: 'PDF' } as const;
type Format = keyof typeof formats;

/** What an auditor asks for: a period, as a list or to be read. This year is proposed. */
export function PeriodReport() {
  const { api, wording } = useDesk();
  const today = new Date().toISOString().slice(0, 10);
  const [period, setPeriod] = useState({ from: `${today.slice(0, 4)}-01-01`, until: today });
  const reporting = useMutation({
    mutationFn: async (format: Format) => {
      const file = api.GET('/evidence/report', { params: { query: { ...period, format } }, parseAs: 'blob' });
      saveAs(await dataOf(file), `confirmations-${period.from}-${period.until}.${format}`);
    },
  });
  const { isPending, error, variables, mutate } = reporting;
  const isAsked = period.from !== '' && period.until !== '' && period.from <= period.until;
  return (
    <section className={styles.section} aria-labelledby="audit">
      <h2 id="audit">{wording.text('tab.audit')}</h2>
      <Text>{wording.text('audit.text')}</Text>
      <div className={styles.buttons}>
        {(['from', 'until'] as const).map((end) => (
          <DayField
            key={end}
            label={wording.text(`tab.audit.${end}`)}
            value={period[end]}
            max={today}
            onChange={(day) => setPeriod({ ...period, [end]: day })}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        {Object.entries(formats).map(([format, name]) => (
          <Button key={format} disabledFocusable={isPending || !isAsked} onClick={() => mutate(format as Format)}>
            {name}
          </Button>
        ))}
      </div>
      {error && <Trouble error={error} onRetry={() => mutate(variables)} />}
    </section>
  );
}
