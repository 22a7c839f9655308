import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import { fieldProblems } from '../api/problem-error.ts';
import { dayOf } from '../kit/day-of.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { DayField } from '../kit/day-field.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

const weekMs = 7 * 24 * 60 * 60 * 1_000;

/** No reminder of the customer before a day. */
export function PostponeAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const [day, setDay] = useState<string>(dayOf(new Date(Date.now() + weekMs).toISOString()));
  const params = { path: { customerId } };
  const postponing = useAct(() => dataOf(api.PUT('/customers/{customerId}/postponement', { params, body: { day } })));
  return (
    <ActFrame
      title={wording.text('tab.act.postpone')}
      action={wording.text('plan.later')}
      isPending={postponing.isPending}
      error={postponing.error}
      onAct={() => postponing.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <DayField
        label={wording.text('plan.remindOn')}
        value={day}
        problem={fieldProblems(postponing.error)['day']}
        onChange={setDay}
      />
    </ActFrame>
  );
}

type Purpose = 'renewal' | 'order';

/** By which day the customer needs the agreement. An empty day takes it away again. */
export function NeededByAct({ customer: { customerId, row }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const [day, setDay] = useState(row?.neededBy?.day ?? '');
  const [purpose, setPurpose] = useState<Purpose>(row?.neededBy?.for ?? 'renewal');
  const neededBy = day === '' ? null : { day, for: purpose };
  const params = { path: { customerId } };
  const saving = useAct(() => dataOf(api.PUT('/customers/{customerId}/needed-by', { params, body: { neededBy } })));
  return (
    <ActFrame
      title={wording.text('plan.neededBy')}
      text={wording.text('plan.text')}
      action={wording.text('plan.saveDay')}
      isPending={saving.isPending}
      error={saving.error}
      onAct={() => saving.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <DayField
        label={wording.text('plan.neededBy')}
        value={day}
        problem={fieldProblems(saving.error)['neededBy']}
        onChange={setDay}
      />
      <Field label={wording.text('plan.neededFor')}>
        <RadioGroup value={purpose} onChange={(_event, { value }) => setPurpose(value as Purpose)}>
          <Radio value="renewal" label={wording.text('plan.renewal')} />
          <Radio value="order" label={wording.text('plan.order')} />
        </RadioGroup>
      </Field>
    </ActFrame>
  );
}
