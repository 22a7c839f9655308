import type { Texts } from '../texts.ts';
import type { orders as english } from '../en/orders.ts';

export const orders: Texts<typeof english> = {
  'help.order': '查看订单是否会因缺少协议而被拒绝',
  'order.ready.title': '可以下单',
  'order.ready.text': '该客户已接受协议，订单不会因协议而被拒绝。我只检查了这一点。',
  'order.refusal.title': '订单会被拒绝',
  'order.no-acceptance.text':
    '合作伙伴中心没有该客户接受 Microsoft 客户协议的记录，因此不会受理新的购买。自动续订不受影响。',
  'order.renewal-due.text': '该客户的接受日期是 {acceptedOn}。{cutoff} 之前的接受需要在下次购买前重新确认。',
  'order.unknown.title': '我无法判断能否下单',
  'order.unknown.text': '我没能读取该客户的状态。请不要当作可以下单。',
  'order.not-a-customer.text': '在合作伙伴中心，你的公司没有这个客户。',
  'order.refused.title': '此订单因缺少协议被拒绝',
  'order.refused.text': '合作伙伴中心没有该客户接受 Microsoft 客户协议的记录。有了记录之后，请重新下单。',
  'order.refused.ask': '是哪个客户的订单？请输入客户名称、域名或租户 ID 中的任意一部分。',
};
