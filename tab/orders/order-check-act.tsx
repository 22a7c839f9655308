import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';

/** Whether Partner Center would take an order, before one is placed. */
export function OrderCheckAct({ customer: { customerId }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const check = useQuery({
    queryKey: ['customer', customerId, 'order-check'],
    queryFn: () => dataOf(api.GET('/customers/{customerId}/order-check', { params: { path: { customerId } } })),
    gcTime: 0,
  });
  return (
    <ActFrame title={check.data?.title ?? wording.text('tab.act.order')} onCancel={onDone}>
      <Answered query={check} lines={2}>
        {({ paragraphs }) => paragraphs.map((paragraph) => <Text key={paragraph}>{paragraph}</Text>)}
      </Answered>
    </ActFrame>
  );
}
