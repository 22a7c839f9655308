import { decodeHTMLStrict } from 'entities';

const inRows = 'p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|thead|tbody|tfoot|blockquote|pre|h[1-6]|section|article';
const inLine =
  'a|abbr|b|big|body|center|cite|code|codeblock|del|em|emoji|font|head|html|i|img|ins|kbd|mark|meta|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|attachment';

const tag = (names: string): RegExp => new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'giu');
const rows = tag(inRows);
const cells = tag('td|th');
const inLines = tag(inLine);

/**
 * What Teams' HTML says: without its tags, with its entities read. What is no tag or entity of HTML, such as `Foo <Bar> Ltd`
 * or `AT&T`, stays as it was typed.
 */
export function plainText(text: string): string {
  const words = text.replace(rows, '\n').replace(cells, ' ').replace(inLines, '');
  return decodeHTMLStrict(words);
}
