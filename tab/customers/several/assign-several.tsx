import { useState } from 'react';
import { dataOf } from '../../api/client.ts';
import type { Person } from '../../api/schema.d.ts';
import { ActFrame } from '../../kit/act-frame.tsx';
import { ColleagueField } from '../../kit/colleague-field.tsx';
import { useColleagues } from '../../kit/colleagues.ts';
import { useDesk } from '../../kit/desk.ts';
import { Outcome } from './outcome.tsx';
import type { SeveralProps } from './several-props.ts';
import { useSeveral } from './use-several.ts';

/** Whose business all of them are from now on. */
export function AssignSeveral({ rows, onDone }: SeveralProps) {
  const { api, wording } = useDesk();
  const [owner, setOwner] = useState<Person>();
  const { agentId = '', name = '' } = owner ?? {};
  const acting = useSeveral((customerIds) => dataOf(api.POST('/several/owner', { body: { customerIds, agentId } })));
  if (acting.state === 'asked')
    return <Asking owner={owner} onChoose={setOwner} onAct={() => acting.start(rows)} onCancel={onDone} />;
  return (
    <Outcome
      {...acting}
      total={rows.length}
      title={(count) => wording.filled('several.assigned', { count, owner: name })}
      isActing={acting.state === 'acting'}
      onRetry={acting.start}
      onDone={onDone}
    />
  );
}

interface AskingProps {
  readonly owner: Person | undefined;
  readonly onChoose: (owner: Person | undefined) => void;
  readonly onAct: () => void;
  readonly onCancel: () => void;
}

function Asking({ owner, onChoose, onAct, onCancel }: AskingProps) {
  const { wording } = useDesk();
  const [isAsked, setAsked] = useState(false);
  const isNobody = useColleagues().length === 0;
  return (
    <ActFrame
      title={wording.text('several.assign')}
      text={wording.text(isNobody ? 'assign.nobody' : 'tab.several.assign.text')}
      {...(!isNobody && { action: wording.text('several.assign') })}
      onAct={() => (owner ? onAct() : setAsked(true))}
      onCancel={onCancel}
    >
      {!isNobody && (
        <ColleagueField
          label={wording.text('several.assignee')}
          problem={isAsked && !owner ? wording.text('several.assignee.missing') : undefined}
          onChoose={onChoose}
        />
      )}
    </ActFrame>
  );
}
