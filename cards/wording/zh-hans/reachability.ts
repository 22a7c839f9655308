import type { reachability as english } from '../en/reachability.ts';
import type { Texts } from '../texts.ts';

export const reachability: Texts<typeof english> = {
  'toast.one': '{customer} 尚未接受 Microsoft 客户协议',
  'toast.several': '{customer} 和另外 {more} 个客户尚未接受 Microsoft 客户协议',
  'unreachable.title': '有些人我联系不上',
  'unreachable.who': '我无法再向 {agents} 发送消息。',
  'unreachable.whoAndMore': '我无法再向 {agents} 和另外 {others} 人发送消息。',
  'unreachable.meanwhile': '与他们的客户有关的提醒暂时发给贵公司的默认收件人。',
  'unreachable.next': '请他们在 Teams 中安装 Agreement Desk，或在私人聊天中跟我打个招呼，我就会恢复给他们发消息。',
};
