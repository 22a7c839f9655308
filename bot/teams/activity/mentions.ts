import type { Activity } from 'botbuilder';
import { decodeHTMLStrict } from 'entities';
import type { Mention } from '../../../dialogs/turn.ts';
import { type AgentId, parseGuid } from '../../../services/ids.ts';
import { isRecord, textIn } from './client-info.ts';

/** A part of a text: words, or the mention of somebody. */
export type TextPart =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'bot' }
  | { readonly kind: 'other'; readonly mention: Mention };

interface Mentioned {
  readonly isBot: boolean;
  readonly name: string;
  readonly agentId: AgentId | undefined;
  /** The mention as it stands in the text. Some clients leave it out (botbuilder-js issue 2083). */
  readonly text: string | undefined;
}

/** In Teams' HTML a mention is a span (`itemtype` names its schema). */
const spans = /<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<]{0,200})<\/span>/giu;
const ats = /<at\b[^<>]*>([^<]{0,200})<\/at>/giu;

/** A message to a bot has fewer, and each mention is compared with those before it. */
const mostMentions = 50;

/** Cuts a text into parts. Mentions are recognised by their entities and, where those say too little, by their form. */
export function textParts(activity: Pick<Activity, 'entities' | 'recipient'>, text: string): readonly TextPart[] {
  const bot = activity.recipient as { id?: unknown; name?: unknown } | undefined;
  const known = { mentioned: mentionedIn(activity.entities, bot?.id), botName: textIn(bot?.name) };
  const parts: TextPart[] = [];
  let from = 0;
  const marked = withTypedMention(text.replace(spans, '<at>$1</at>'), known.botName);
  for (const match of [...marked.matchAll(ats)].slice(0, mostMentions)) {
    if (match.index > from) parts.push({ kind: 'words', words: marked.slice(from, match.index) });
    parts.push(mentionPart(match, known, parts.every(isBlank)));
    from = match.index + match[0].length;
  }
  if (from < marked.length) parts.push({ kind: 'words', words: marked.slice(from) });
  return parts;
}

interface Known {
  readonly mentioned: readonly Mentioned[];
  readonly botName: string | undefined;
}

/** The first mention of a message that has no entity for the bot is the bot's. */
function mentionPart([text, inside = '']: RegExpExecArray, { mentioned, botName }: Known, isFirst: boolean): TextPart {
  const name = plainText(inside).trim();
  const known = mentioned.find((one) => one.text === text) ?? mentioned.find((one) => isSame(one.name, name));
  const isBotByForm = isSame(botName, name) || (isFirst && !mentioned.some(({ isBot }) => isBot));
  if (known?.isBot ?? isBotByForm) return { kind: 'bot' };
  return { kind: 'other', mention: { name, agentId: known?.agentId } };
}

function isBlank(part: TextPart): boolean {
  return part.kind === 'words' && part.words.trim() === '';
}

/** `@Agreement Desk` at the beginning, typed rather than chosen from the list. */
function withTypedMention(text: string, botName: string | undefined): string {
  const start = `@${botName ?? ''}`;
  const isTyped = start.length > 1 && text.trimStart().toLowerCase().startsWith(start.toLowerCase());
  return isTyped ? `<at>${start.slice(1)}</at>${text.trimStart().slice(start.length)}` : text;
}

function mentionedIn(entities: unknown, botId: unknown): readonly Mentioned[] {
  const mentions = Array.isArray(entities) ? entities.filter(isRecord).filter(({ type }) => type === 'mention') : [];
  return mentions.map(({ mentioned, text }) => {
    const account = isRecord(mentioned) ? mentioned : {};
    const id = textIn(account['id']);
    const inText = textIn(text);
    const name = textIn(account['name']) ?? plainText((inText ?? '').replace(/<\/?at\b[^<>]*>/giu, '')).trim();
    const objectId = textIn(account['aadObjectId']) ?? id?.replace(/^8:orgid:/u, '') ?? '';
    return { isBot: id !== undefined && id === botId, name, agentId: parseGuid<AgentId>(objectId), text: inText };
  });
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && other !== '' && one.trim().toLowerCase() === other.toLowerCase();
}

const inRows = 'p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|thead|tbody|tfoot|blockquote|pre|h[1-6]|section|article';
const inLine =
  'a|abbr|b|big|body|center|cite|code|codeblock|del|em|emoji|font|head|html|i|img|ins|kbd|mark|meta|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|attachment';

const tag = (names: string): RegExp => new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'giu');
const rows = tag(inRows);
const cells = tag('td|th');
const inLines = tag(inLine);

/**
 * The text of Teams' HTML: tags are taken out and entities are decoded. What is neither a tag nor an entity of HTML, such as
 * `Foo <Bar> Ltd` or `AT&T`, stays as it was typed.
 */
export function plainText(text: string): string {
  const words = text.replace(rows, '\n').replace(cells, ' ').replace(inLines, '');
  return decodeHTMLStrict(words);
}
