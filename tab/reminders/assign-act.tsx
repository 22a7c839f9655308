import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { Person } from '../api/schema.d.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { ColleagueField } from '../kit/colleague-field.tsx';
import { useColleagues } from '../kit/colleagues.ts';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

/** Whose business the customer is from now on. */
export function AssignAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const [chosen, setChosen] = useState<Person>();
  const [isAsked, setAsked] = useState(false);
  const params = { path: { customerId } };
  const assigning = useAct((agentId: string) =>
    dataOf(api.PUT('/customers/{customerId}/owner', { params, body: { agentId } })),
  );
  const isNobody = useColleagues().length === 0;
  return (
    <ActFrame
      title={wording.text('assign.title')}
      text={wording.text(isNobody ? 'assign.nobody' : 'assign.text')}
      {...(!isNobody && { action: wording.text('owner.choose') })}
      isPending={assigning.isPending}
      error={assigning.error}
      onAct={() => (chosen ? assigning.mutate(chosen.agentId, { onSuccess: onDone }) : setAsked(true))}
      onCancel={onDone}
    >
      {!isNobody && (
        <ColleagueField
          label={wording.text('assign.to')}
          problem={isAsked && !chosen ? wording.text('assign.missing') : undefined}
          onChoose={setChosen}
        />
      )}
    </ActFrame>
  );
}
