import type { Texts } from '../texts.ts';
import type { reports as english } from '../en/reports.ts';

export const reports: Texts<typeof english> = {
  'help.report': '显示有多少客户已接受、趋势以及由谁确认',

  'report.title': '你的客户情况',
  'report.accepted.one': '{customers} 个客户中有一个已接受',
  'report.accepted': '{customers} 个客户中有 {accepted} 个已接受',
  'report.reading': '到目前为止已读取 {customers} 个客户中的 {read} 个',
  'report.listing': '我还在查找客户：到目前为止找到 {customers} 个，已读取 {read} 个',
  'report.others': '其余客户的状态尚不清楚。',
  'report.none.title': '还没有客户',
  'report.none.text': '我还不知道你公司的任何客户。合作伙伴中心列出客户后，我会在这里统计。',
  'report.trend.title': '最近 12 周',
  'report.trend.customers': '客户',
  'report.trend.later': '还没有趋势。我每天统计一次，从 {day} 起你可以在这里比较各周。',
  'report.trend.reading': '还没有趋势。读取完几乎所有客户后，我开始每天统计一次。',
  'report.trend.accepted': '从 {from} 到 {to}，已接受的客户从 {first} 个变为 {last} 个。',
  'report.trend.unconfirmed': '未接受的客户从 {first} 个变为 {last} 个。',
  'report.trend.unknown': '状态未知的客户从 {first} 个变为 {last} 个。',
  'report.agents.title': '由谁确认',
  'report.agents.nobody': '这里还没有人确认或邀请过客户。',
  'report.agents.others': '其他人（{count}）',
  'report.agents.how': '最近 30 天，括号内为总数',
  'report.agent.confirmed': '确认 {recently} 个（{inAll}）',
  'report.agent.invited': '邀请 {recently} 个（{inAll}）',
  'report.counted': '统计时间：{instant}',
  'report.refresh': '刷新',
  'report.unconfirmed': '显示未确认客户',
};
