import { MessageBar, MessageBarBody, type MessageBarIntent, MessageBarTitle } from '@fluentui/react-components';
import type { Customer, Status } from '../api/schema.d.ts';
import { useDesk, useMe } from '../kit/desk.ts';
import { Facts } from '../kit/facts.tsx';
import { customerFacts } from './customer-facts.ts';

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
  const { timeZone } = useMe();
  const { acceptance } = customer;
  return (
    <>
      <MessageBar intent={intents[acceptance.kind]} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle className="line">{acceptance.title}</MessageBarTitle>
          {acceptance.text}
        </MessageBarBody>
      </MessageBar>
      <Facts facts={customerFacts(customer, wording, timeZone)} />
    </>
  );
}
