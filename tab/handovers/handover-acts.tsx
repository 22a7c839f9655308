import type { PlainKey } from '../../cards/wording/sentences.ts';
import { dataOf } from '../api/client.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

type Step = 'take' | 'give-back' | 'close';

interface StepProps extends ActProps {
  readonly step: Step;
  readonly title: PlainKey;
  readonly text: string;
}

/** What the person does with a hand-over. The first who takes it has it: the panel shows who that is. */
function HandoverStep({ customer: { handover }, step, title, text, onDone }: StepProps) {
  const { api, wording } = useDesk();
  const params = { path: { handoverId: handover?.handoverId ?? '' } };
  const stepping = useAct(() => dataOf(api.POST(`/handovers/{handoverId}/${step}`, { params })));
  return (
    <ActFrame
      title={wording.text(title)}
      text={handover?.note ? `${text}\n${handover.note}` : text}
      action={wording.text(title)}
      isPending={stepping.isPending}
      error={stepping.error}
      onAct={() => stepping.mutate(undefined, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}

export function TakeAct(props: ActProps) {
  const { wording } = useDesk();
  const sender = props.customer.handover?.from.name ?? '';
  return (
    <HandoverStep
      {...props}
      step="take"
      title="handover.take"
      text={wording.filled('handover.offered.text', { sender })}
    />
  );
}

export function GiveBackAct(props: ActProps) {
  const { wording } = useDesk();
  return (
    <HandoverStep {...props} step="give-back" title="handover.giveBack" text={wording.text('tab.handover.giveBack')} />
  );
}

export function CloseHandoverAct(props: ActProps) {
  const { wording } = useDesk();
  return <HandoverStep {...props} step="close" title="handover.close" text={wording.text('tab.handover.close')} />;
}
