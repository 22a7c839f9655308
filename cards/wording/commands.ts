import type { Language } from '../../services/conversations/language.ts';

export type CommandName =
  | 'help'
  | 'status'
  | 'confirm'
  | 'invite'
  | 'new-customer'
  | 'invite-new'
  | 'order'
  | 'hand-over'
  | 'guide'
  | 'template'
  | 'history'
  | 'language'
  | 'unconfirmed'
  | 'remind'
  | 'reminders'
  | 'assign'
  | 'report'
  | 'cancel';

/** Those that are about one customer. */
export const customerCommands = [
  'status',
  'confirm',
  'invite',
  'order',
  'hand-over',
  'history',
  'remind',
  'assign',
] as const satisfies readonly CommandName[];

/** At least one; the first is the one that is shown. */
type CommandWords = readonly [string, ...string[]];

/** What an agent may type for each command. Every language is understood at any time. */
export const commandWords: Readonly<Record<Language, Readonly<Record<CommandName, CommandWords>>>> = {
  en: {
    help: ['help', 'hi', 'hello', 'hey', 'start', 'menu', 'commands', 'good morning', 'good afternoon'],
    status: ['status', 'show', 'check', 'state'],
    confirm: ['confirm', 'attest', 'confirm acceptance'],
    invite: ['invite', 'invitation', 'invite customer'],
    template: ['template', 'templates'],
    history: ['history', 'log', 'who confirmed'],
    language: ['language', 'lang', 'speak'],
    cancel: ['cancel', 'stop', 'abort', 'never mind', 'nevermind'],
    order: ['order check', 'check order', 'can order', 'order'],
    'hand-over': ['hand over', 'handover', 'pass on'],
    guide: [
      'guide',
      'guide me',
      'scenario',
      'scenarios',
      'which road',
      'which way',
      'help me choose',
      'what should i do',
    ],
    unconfirmed: ['unconfirmed', 'not confirmed', 'unconfirmed customers', 'open customers'],
    remind: ['remind', 'remind me', 'remind me of', 'remind me about'],
    reminders: ['reminders', 'my reminders', 'reminder settings'],
    assign: ['assign', 'assign customer', 'owner'],
    'new-customer': ['new customer', 'create customer', 'add customer'],
    'invite-new': ['invite new customer', 'invite a new customer'],
    report: ['report', 'reports', 'statistics', 'stats', 'figures'],
  },
  sv: {
    help: ['hjälp', 'hej', 'hejsan', 'tjena', 'hallå', 'god morgon', 'meny', 'kommandon'],
    status: ['status', 'läge', 'visa', 'kolla'],
    confirm: ['bekräfta', 'intyga', 'bekräfta godkännande'],
    invite: ['bjud in', 'inbjudan', 'bjud in kund'],
    template: ['mall', 'avtalsmall'],
    history: ['historik', 'logg'],
    language: ['språk', 'tala'],
    cancel: ['avbryt', 'stopp', 'ångra'],
    order: ['beställning', 'kontrollera beställning', 'kan beställa', 'beställa'],
    'hand-over': ['lämna över', 'överlämna', 'överlämning'],
    guide: ['vägvisare', 'guide', 'vägledning', 'scenario', 'vilken väg', 'vad ska jag göra'],
    unconfirmed: ['obekräftade', 'ej bekräftade', 'obekräftade kunder'],
    remind: ['påminn', 'påminn mig', 'påminn om', 'påminn mig om'],
    reminders: ['påminnelser', 'mina påminnelser'],
    assign: ['tilldela', 'tilldela kund', 'ansvarig'],
    'new-customer': ['ny kund', 'skapa kund', 'lägg till kund'],
    'invite-new': ['bjud in ny kund', 'bjud in en ny kund'],
    report: ['rapport', 'statistik', 'siffror'],
  },
  de: {
    help: ['hilfe', 'hallo', 'moin', 'guten morgen', 'guten tag', 'servus', 'grüezi', 'menü', 'befehle'],
    status: ['status', 'stand', 'zeige', 'prüfe', 'prüfen'],
    confirm: ['bestätigen', 'bestätige', 'zustimmung bestätigen'],
    invite: ['einladen', 'lade ein', 'einladung', 'kunden einladen'],
    template: ['vorlage', 'vorlagen'],
    history: ['verlauf', 'historie', 'protokoll'],
    language: ['sprache', 'sprich'],
    cancel: ['abbrechen', 'abbruch', 'stopp'],
    order: ['bestellung prüfen', 'prüfe bestellung', 'bestellung', 'bestellen'],
    'hand-over': ['übergeben', 'übergabe', 'weitergeben'],
    guide: ['wegweiser', 'leitfaden', 'szenario', 'welcher weg', 'welchen weg', 'was soll ich tun', 'was tun'],
    unconfirmed: ['unbestätigt', 'unbestätigte', 'unbestätigte kunden', 'offene kunden'],
    remind: ['erinnern', 'erinnere', 'erinnere mich', 'erinnere mich an', 'erinnern an'],
    reminders: ['erinnerungen', 'meine erinnerungen'],
    assign: ['zuweisen', 'weise zu', 'kunden zuweisen', 'zuständig'],
    'new-customer': ['neuer kunde', 'neukunde', 'kunden anlegen', 'neuen kunden anlegen'],
    'invite-new': ['neuen kunden einladen', 'neukunden einladen', 'lade einen neuen kunden ein'],
    report: ['bericht', 'auswertung', 'statistik', 'zahlen'],
  },
  nl: {
    help: ['help', 'hulp', 'hallo', 'hoi', 'dag', 'goedemorgen', 'goedemiddag', 'menu', 'opdrachten'],
    status: ['status', 'stand', 'toon', 'controleer'],
    confirm: ['bevestigen', 'bevestig', 'acceptatie bevestigen'],
    invite: ['uitnodigen', 'nodig uit', 'uitnodiging', 'klant uitnodigen'],
    template: ['sjabloon', 'sjablonen'],
    history: ['geschiedenis', 'historie', 'logboek'],
    language: ['taal', 'spreek'],
    cancel: ['annuleren', 'annuleer', 'afbreken', 'stop'],
    order: ['bestelling controleren', 'controleer bestelling', 'bestelling', 'bestellen'],
    'hand-over': ['overdragen', 'draag over', 'overdracht'],
    guide: ['wegwijzer', 'gids', 'scenario', 'welke weg', 'wat moet ik doen'],
    unconfirmed: ['onbevestigd', 'onbevestigde', 'onbevestigde klanten', 'openstaande klanten'],
    remind: ['herinner', 'herinner me', 'herinner me aan', 'herinner mij', 'herinner mij aan'],
    reminders: ['herinneringen', 'mijn herinneringen'],
    assign: ['toewijzen', 'wijs toe', 'klant toewijzen', 'eigenaar'],
    'new-customer': ['nieuwe klant', 'klant aanmaken', 'klant toevoegen'],
    'invite-new': ['nieuwe klant uitnodigen', 'nodig een nieuwe klant uit'],
    report: ['rapportage', 'rapport', 'statistiek', 'cijfers'],
  },
  'zh-Hans': {
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
};
