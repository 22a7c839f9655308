import { useState } from 'react';
import { dataOf } from '../../api/client.ts';
import { ActFrame } from '../../kit/act-frame.tsx';
import { DayField } from '../../kit/day-field.tsx';
import { useDesk } from '../../kit/desk.ts';
import { goTo } from '../../kit/place.ts';
import { useAct } from '../../kit/use-act.ts';
import type { SeveralProps } from './several-props.ts';

/** Becomes a list, in which each is looked at before anything is sent. */
export function ConfirmSeveral({ rows, onDone }: SeveralProps) {
  const { api, wording } = useDesk();
  const [day, setDay] = useState('');
  const making = useAct(async () => {
    const customerIds = rows.map(({ customerId }) => customerId);
    const cells: Readonly<Record<string, string>> = day === '' ? {} : { dateAgreed: day };
    const body = { act: 'confirm' as const, customerIds, cells };
    const { listId } = await dataOf(api.POST('/lists/chosen', { body }));
    goTo('lists', { list: listId });
  });
  return (
    <ActFrame
      title={wording.text('bulk.act.confirm')}
      text={wording.text('tab.bulk.chosen.text')}
      action={wording.text('tab.bulk.chosen.do')}
      error={making.error}
      isPending={making.isPending}
      onAct={() => making.mutate(undefined)}
      onCancel={onDone}
    >
      <DayField label={wording.text('form.acceptedOn')} value={day} onChange={setDay} />
    </ActFrame>
  );
}
