import { Dropdown, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useColleagues } from '../kit/colleagues.ts';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

/** Whose business the customer is from now on. */
export function AssignAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const colleagues = useColleagues();
  const [chosen, setChosen] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const params = { path: { customerId } };
  const assigning = useAct((agentId: string) =>
    dataOf(api.PUT('/customers/{customerId}/owner', { params, body: { agentId } })),
  );
  const isNobody = colleagues.length === 0;
  return (
    <ActFrame
      title={wording.text('assign.title')}
      text={wording.text(isNobody ? 'assign.nobody' : 'assign.text')}
      {...(!isNobody && { action: wording.text('owner.choose') })}
      isPending={assigning.isPending}
      error={assigning.error}
      onAct={() => (chosen ? assigning.mutate(chosen, { onSuccess: onDone }) : setAsked(true))}
      onCancel={onDone}
    >
      {!isNobody && (
        <Field
          label={wording.text('assign.to')}
          validationMessage={isAsked && !chosen ? wording.text('assign.missing') : undefined}
        >
          <Dropdown onOptionSelect={(_event, { optionValue }) => setChosen(optionValue)}>
            {colleagues.map(({ agentId, name }) => (
              <Option key={agentId} value={agentId}>
                {name}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
    </ActFrame>
  );
}
