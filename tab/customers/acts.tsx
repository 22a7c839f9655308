import { Button } from '@fluentui/react-components';
import { type ComponentType, useState } from 'react';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import { ConfirmAct } from '../agreements/confirm-act.tsx';
import { LinkAct } from '../agreements/link-act.tsx';
import { TemplateAct } from '../agreements/template-act.tsx';
import type { Customer } from '../api/schema.d.ts';
import { HandOverAct } from '../handovers/hand-over-act.tsx';
import { CloseHandoverAct, GiveBackAct, TakeAct } from '../handovers/handover-acts.tsx';
import { AskProviderAct } from '../invitations/ask-provider-act.tsx';
import { InviteAct } from '../invitations/invite-act.tsx';
import type { ActProps } from '../kit/act-props.ts';
import { useDesk } from '../kit/desk.ts';
import { OrderCheckAct } from '../orders/order-check-act.tsx';
import { AssignAct } from '../reminders/assign-act.tsx';
import { NeededByAct, PostponeAct } from '../reminders/day-acts.tsx';
import { MuteAct, TakeOverAct, UnmuteAct } from '../reminders/reminder-acts.tsx';
import styles from './customer-panel.module.css';

type ActName = Customer['acts'][number];

interface Act {
  readonly title: PlainKey;
  readonly Form: ComponentType<ActProps>;
}

/** What each act is called, and what it asks. */
const actForms: Readonly<Record<ActName, Act>> = {
  confirm: { title: 'status.confirm', Form: ConfirmAct },
  link: { title: 'tab.act.link', Form: LinkAct },
  'confirm-again': { title: 'status.confirmAgain', Form: ConfirmAct },
  'ask-provider': { title: 'provider.ask', Form: AskProviderAct },
  invite: { title: 'status.invite', Form: InviteAct },
  'hand-over': { title: 'handover.send', Form: HandOverAct },
  take: { title: 'handover.take', Form: TakeAct },
  'give-back': { title: 'handover.giveBack', Form: GiveBackAct },
  'close-handover': { title: 'handover.close', Form: CloseHandoverAct },
  'take-over': { title: 'owner.take', Form: TakeOverAct },
  assign: { title: 'owner.choose', Form: AssignAct },
  postpone: { title: 'tab.act.postpone', Form: PostponeAct },
  mute: { title: 'reminder.stopIt', Form: MuteAct },
  unmute: { title: 'reminder.remindAgain', Form: UnmuteAct },
  'needed-by': { title: 'plan.neededBy', Form: NeededByAct },
  'check-order': { title: 'tab.act.order', Form: OrderCheckAct },
  template: { title: 'template.title', Form: TemplateAct },
};

/** What the person may do about the customer now: a button each, and the form of the one that was pressed. */
export function Acts({ customer }: { readonly customer: Customer }) {
  const { wording } = useDesk();
  const [open, setOpen] = useState<ActName>();
  if (open) {
    const { Form } = actForms[open];
    return <Form customer={customer} onDone={() => setOpen(undefined)} />;
  }
  return (
    <section className={styles.acts} aria-labelledby="acts">
      <h3 id="acts">{wording.text('tab.acts')}</h3>
      <div className={styles.buttons}>
        {customer.acts.map((act, at) => (
          <Button key={act} appearance={at === 0 ? 'primary' : 'secondary'} onClick={() => setOpen(act)}>
            {wording.text(actForms[act].title)}
          </Button>
        ))}
      </div>
    </section>
  );
}
