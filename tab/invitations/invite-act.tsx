import type { ActProps } from '../kit/act-props.ts';
import { useDesk } from '../kit/desk.ts';
import { LetterForm } from './letter-form.tsx';

/** Invites a customer to accept directly. */
export function InviteAct({ customer: { customerId }, onDone }: ActProps) {
  const { wording } = useDesk();
  return <LetterForm customerId={customerId} title={wording.text('invite.title')} onSent={onDone} onCancel={onDone} />;
}
