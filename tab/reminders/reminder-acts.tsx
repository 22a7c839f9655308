import { dataOf } from '../api/client.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

/** From now on, the person gets the reminders. */
export function TakeOverAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const params = { path: { customerId } };
  const taking = useAct(() => dataOf(api.PUT('/customers/{customerId}/owner', { params, body: { agentId: 'me' } })));
  return (
    <ActFrame
      title={wording.text('owner.take')}
      text={wording.text('reminder.taken.text')}
      action={wording.text('owner.take')}
      isPending={taking.isPending}
      error={taking.error}
      onAct={() => taking.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}

export function MuteAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const params = { path: { customerId } };
  const muting = useAct(() => dataOf(api.PUT('/customers/{customerId}/mute', { params })));
  return (
    <ActFrame
      title={wording.text('reminder.stopIt')}
      text={wording.text('tab.mute.text')}
      action={wording.text('reminder.stopIt')}
      isPending={muting.isPending}
      error={muting.error}
      onAct={() => muting.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}

export function UnmuteAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const params = { path: { customerId } };
  const unmuting = useAct(() => dataOf(api.DELETE('/customers/{customerId}/mute', { params })));
  return (
    <ActFrame
      title={wording.text('reminder.remindAgain')}
      text={wording.text('tab.unmute.text')}
      action={wording.text('reminder.remindAgain')}
      isPending={unmuting.isPending}
      error={unmuting.error}
      onAct={() => unmuting.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}
