import messages from './zh-Hans.json' with { type: 'json' };
import type { SpokenLanguage } from './spoken-language.ts';

export const zhHans: SpokenLanguage = {
  messages,
  ownName: '简体中文',
  dateLocale: 'zh-Hans',
  madeUpPlaces: { XJ: '扬马延岛', XS: '萨巴', XE: '圣尤斯特歇斯' },
  commands: {
    help: ['帮助', '你好', '您好', '嗨', '早上好', '下午好', '菜单', '命令'],
    status: ['状态', '查看状态', '查询', '查看'],
    confirm: ['确认', '确认接受', '证明'],
    invite: ['邀请', '邀请客户'],
    template: ['模板', '协议模板'],
    history: ['历史记录', '历史', '记录'],
    language: ['语言', '切换语言'],
    cancel: ['取消', '停止', '算了'],
    order: ['检查订单', '订单检查', '订单'],
    'hand-over': ['转交', '移交', '交接'],
    guide: ['指南', '向导', '情形', '场景', '哪条路', '走哪条路', '该走哪条路', '怎么办'],
    unconfirmed: ['未确认', '未确认客户', '未接受'],
    remind: ['提醒', '提醒我'],
    reminders: ['提醒设置', '我的提醒'],
    assign: ['分配', '分配客户', '指派'],
    'new-customer': ['新客户', '新建客户', '创建客户', '添加客户'],
    'invite-new': ['邀请新客户'],
    report: ['报告', '报表', '统计', '统计报告'],
  },
  smallWords: {
    before: ['请', '麻烦', '麻烦你', '麻烦您', '请帮我', '帮我', '我想', '我要'],
    about: ['的', '关于', '客户', '公司'],
    after: ['谢谢', '一下', '吧', '的'],
  },
  toAgent: ['给'],
  inCountry: [],
  possessives: ['的'],
  refusal: /错误|失败|代码|订单|拒绝|协议/iu,
  customerMessages: [
    { text: '请联系你的合作伙伴，确认你接受 Microsoft 客户协议', core: '合作伙伴' },
    { text: '请与您的合作伙伴联系，确认您接受 Microsoft 客户协议', core: '合作伙伴' },
  ],
};
