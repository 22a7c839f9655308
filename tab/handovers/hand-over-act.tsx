import { Field, Text, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

/** Asks the colleagues who may confirm. */
export function HandOverAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const path = { customerId };
  const start = useQuery({
    queryKey: ['customer', customerId, 'handover'],
    queryFn: () => dataOf(api.GET('/customers/{customerId}/handovers', { params: { path } })),
  });
  const [note, setNote] = useState('');
  // Pressed once more after a lost answer, it is still the same hand-over.
  const [key] = useState(() => crypto.randomUUID());
  const params = { path, header: { 'Idempotency-Key': key } };
  const sending = useAct(() => dataOf(api.POST('/customers/{customerId}/handovers', { params, body: { note } })));
  const names = start.data?.candidates.map(({ name }) => name) ?? [];
  const isNobody = start.data?.candidates.length === 0;
  return (
    <ActFrame
      title={wording.text(isNobody ? 'handover.nobody.title' : 'handover.title')}
      text={wording.text(isNobody ? 'handover.nobody.text' : 'handover.text')}
      {...(names.length > 0 && { action: wording.text('handover.send') })}
      isPending={sending.isPending}
      error={sending.error}
      onAct={() => sending.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <Answered query={start} lines={2}>
        {() =>
          isNobody ? (
            <Text>{wording.text('handover.nobody.next')}</Text>
          ) : (
            <>
              <Text>{wording.filled('handover.to', { names: wording.allOf(names) })}</Text>
              <Field label={wording.text('handover.note')}>
                <Textarea value={note} maxLength={500} onChange={(_event, { value }) => setNote(value)} />
              </Field>
            </>
          )
        }
      </Answered>
    </ActFrame>
  );
}
