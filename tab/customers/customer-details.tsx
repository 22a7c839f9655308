import { MessageBar, MessageBarBody, type MessageBarIntent, MessageBarTitle } from '@fluentui/react-components';
import type { Customer, Handover, Status } from '../api/schema.d.ts';
import { useDesk, useMe } from '../kit/desk.ts';
import { Facts } from '../kit/facts.tsx';
import { customerFacts } from './customer-facts.ts';
import styles from './customer-panel.module.css';

const intents: Readonly<Record<Status, MessageBarIntent>> = {
  direct: 'success',
  attested: 'success',
  'renewal-due': 'warning',
  none: 'error',
  unknown: 'warning',
};

/** Where the customer stands, and where that comes from. */
export function CustomerDetails({ customer }: { readonly customer: Customer }) {
  const { wording } = useDesk();
  const { timeZone, isReseller } = useMe();
  const { acceptance } = customer;
  return (
    <>
      <MessageBar intent={intents[acceptance.kind]} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle className="line">{acceptance.title}</MessageBarTitle>
          {acceptance.text}
        </MessageBarBody>
      </MessageBar>
      {customer.handover && <HandedOver handover={customer.handover} />}
      <Facts facts={customerFacts(customer, { wording, timeZone, isReseller })} />
    </>
  );
}

/** Who asked for help with it, what they wrote, and who is at it. */
function HandedOver({ handover: { state, from, by, note } }: { readonly handover: Handover }) {
  const { wording } = useDesk();
  const text =
    state === 'taken'
      ? wording.filled('status.handedOver.taken', { agent: by?.name ?? '' })
      : wording.filled('status.handedOver.open', { agent: from.name });
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {text}
        {note && <blockquote className={styles.note}>{note}</blockquote>}
      </MessageBarBody>
    </MessageBar>
  );
}
