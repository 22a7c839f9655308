import type { Texts } from '../texts.ts';
import type { templates as english } from '../en/templates.ts';

export const templates: Texts<typeof english> = {
  'template.title': '协议文本',
  'template.fiveMinutes': '链接五分钟内有效',
  'template.text': '过期后可在这里获取新的链接。',
  'template.fallback': 'Microsoft 没有你要的语言版本。这是它提供的版本。',
  'template.preview': '在浏览器中预览',
  'template.download': '下载 Word 版本',
  'template.fresh': '获取新链接',
  'template.otherLanguage': '语言：{language}',
  'template.otherCountry': '其他国家/地区',
  'template.choose.title': '哪个国家/地区？',
  'template.choose.text': '协议因国家/地区而异。请选择客户所在的国家/地区。',
  'template.choose.hint': '也可以直接输入：{command}',
  'template.placeholder': '输入几个字',
  'template.missing': '请从列表中选择国家/地区。',
  'template.language.own': '当地语言（如果 Microsoft 提供）',
  'template.language.english': '英语',
  'template.show': '显示文本',
  'template.unknown.title': '我不认识这个国家/地区',
  'template.unknown.text': '我不认识名为“{words}”的国家/地区。请从列表中选择。',
  'template.unknown.nearest': '你是不是想输入：{countries}',
  'template.notOffered.title': 'Microsoft 没有该国家/地区的文本',
  'template.notOffered.text':
    'Microsoft 的协议列表中没有：{country}。请选择其他国家/地区，或咨询 Microsoft 合作伙伴支持。',
  'template.languages.title': '没有这种语言的文本',
  'template.languages.text': '{country}：Microsoft 提供以下语言的文本：{languages}',
};
