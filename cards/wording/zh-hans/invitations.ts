import type { Texts } from '../texts.ts';
import type { invitations as english } from '../en/invitations.ts';

export const invitations: Texts<typeof english> = {
  'invite.title': '邀请客户自行接受协议',
  'invite.text': '请阅读这封邮件，并按需修改。我不会代你发送，之后请从你自己的邮件程序发送。',
  'invite.link': '客户在此接受：{link}',
  'invite.to': '收件人：{email}',
  'invite.noAddress': '合作伙伴中心没有该客户的电子邮件地址。请在邮件程序中填写收件人。',
  'invite.language': '邮件语言。换用其他语言会替换正文。',
  'invite.useLanguage': '使用此语言',
  'invite.subject': '主题',
  'invite.body': '正文',
  'invite.missing.subject': '请输入主题。',
  'invite.missing.body': '请输入邮件正文。',
  'invite.cut': '内容太长，我已截短。请检查现在的结尾。',
  'invite.send': '用此邮件邀请',
  'invite.ready.title': '邮件已备好',
  'invite.ready.text': '我已记下这次邀请。现在请在邮件程序中打开邮件并发送，或从这里复制。',
  'invite.ready.tooLong': '我已记下这次邀请。邮件太长，无法从这里打开，请复制到邮件程序中发送。',
  'invite.open': '在邮件程序中打开',
  'invite.kept': '你的邮件仍在这里',
};
