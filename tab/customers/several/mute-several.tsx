import { dataOf } from '../../api/client.ts';
import { ActFrame } from '../../kit/act-frame.tsx';
import { useDesk } from '../../kit/desk.ts';
import { Outcome } from './outcome.tsx';
import type { SeveralProps } from './several-props.ts';
import { useSeveral } from './use-several.ts';

/** No more reminders of any of them for the person. */
export function MuteSeveral({ rows, onDone }: SeveralProps) {
  const { api, wording } = useDesk();
  const acting = useSeveral((customerIds) => dataOf(api.POST('/several/mute', { body: { customerIds } })));
  if (acting.state === 'asked')
    return (
      <ActFrame
        title={wording.text('several.stop')}
        text={wording.text('tab.several.mute.text')}
        action={wording.text('several.stop')}
        onAct={() => acting.start(rows)}
        onCancel={onDone}
      />
    );
  return (
    <Outcome
      {...acting}
      total={rows.length}
      title={(count) => wording.filled('several.stopped', { count })}
      isActing={acting.state === 'acting'}
      onRetry={acting.start}
      onDone={onDone}
    />
  );
}
