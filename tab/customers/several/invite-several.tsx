import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CustomerRow } from '../../api/schema.d.ts';
import { LetterForm } from '../../invitations/letter-form.tsx';
import { useDesk } from '../../kit/desk.ts';
import type { OutcomeOfOne, Result } from './act-on-several.ts';
import { Outcome } from './outcome.tsx';
import type { SeveralProps } from './several-props.ts';

/** One letter after the other, as each is to be read and sent by a person. */
export function InviteSeveral({ rows, onDone }: SeveralProps) {
  const { wording } = useDesk();
  const [outcomes, setOutcomes] = useState<readonly OutcomeOfOne[]>([]);
  const [isStopped, setStopped] = useState(false);
  const row = rows[outcomes.length];
  const settle = (about: CustomerRow, result: Result) => setOutcomes((before) => [...before, { row: about, result }]);
  if (!row || isStopped)
    return (
      <Outcome
        total={rows.length}
        title={(count) => wording.filled('several.invited', { count })}
        isActing={false}
        outcomes={[
          ...outcomes,
          ...rows.slice(outcomes.length).map((left) => ({ row: left, result: 'skipped' as const })),
        ]}
        onDone={onDone}
      />
    );
  const { customerId, companyName } = row;
  return (
    <LetterForm
      key={customerId}
      customerId={customerId}
      title={companyName}
      cancel={wording.text('invite.round.stop')}
      onSent={() => settle(row, 'done')}
      onCancel={() => setStopped(true)}
    >
      <Text role="status">{wording.filled('invite.round', { number: outcomes.length + 1, total: rows.length })}</Text>
      <div>
        <Button onClick={() => settle(row, 'skipped')}>{wording.text('invite.round.skip')}</Button>
      </div>
    </LetterForm>
  );
}
