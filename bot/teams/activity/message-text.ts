import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { SentFile, Turn } from '../../../dialogs/turn.ts';
import { isRecord, textIn } from './client-info.ts';
import { type TextPart, textParts, plainText } from './mentions.ts';

/** No command and no name is longer than this. */
const longestText = 1_000;
/** Teams delivers at most some 28 kB of a message, in HTML (bots/how-to/format-your-bot-messages). */
const longestPasted = 28_000;

/**
 * From the first to the last visible character. A search for blanks before the end would take time by the square of their number,
 * which is seconds for a message of blanks alone.
 */
const betweenBlanks = /[^\s\p{Cf}](?:[^]*[^\s\p{Cf}])?/u;

type MessageText = Pick<Turn, 'text' | 'pasted' | 'mentions' | 'files' | 'hasFiles'>;

/** The text as its author sees it in Teams, without the mentions that only address somebody. */
export function messageTextOf(
  activity: Pick<Activity, 'text' | 'attachments' | 'entities' | 'recipient'>,
): MessageText {
  const attachments: unknown = activity.attachments;
  const attached = Array.isArray(attachments) ? attachments.filter(isRecord) : [];
  const written = textIn(activity.text) ?? attached.map(htmlOf).find((html) => html !== undefined) ?? '';
  const parts = textParts(activity, written.slice(0, longestPasted));
  const text = wordsOf(withoutAddress(parts));
  const mentions = parts.flatMap((part) => (part.kind === 'other' ? [part.mention] : []));
  return {
    text: text.slice(0, longestText).trim(),
    pasted: wordsOf(parts),
    mentions,
    files: attached.flatMap((one) => fileIn(one) ?? []),
    hasFiles: attached.some(({ contentType }) => isFile(contentType)),
  };
}

/** Mentions before the first words address somebody. A message of names alone keeps its names. */
function withoutAddress(parts: readonly TextPart[]): readonly TextPart[] {
  const first = parts.findIndex((part) => part.kind === 'words' && !/^[\s,;:.!–-]*$/u.test(part.words));
  if (first <= 0) return parts;
  const [words, ...rest] = parts.slice(first);
  if (words?.kind !== 'words') return parts;
  return [{ kind: 'words', words: words.words.replace(/^[\s,;:.!]+/u, '') }, ...rest];
}

function wordsOf(parts: readonly TextPart[]): string {
  const words = parts
    .map((part) => (part.kind === 'words' ? plainText(part.words) : part.kind === 'other' ? part.mention.name : ' '))
    .join('');
  return betweenBlanks.exec(words)?.[0] ?? '';
}

function htmlOf({ contentType, content }: Readonly<Record<string, unknown>>): string | undefined {
  return contentType === 'text/html' ? textIn(content) : undefined;
}

const downloadInfo = z.object({ downloadUrl: z.url().max(4_000) });

/** What somebody sent in a personal chat (bots/how-to/bots-filesv4, "Message activity with file attachment"). */
function fileIn({ contentType, name, content }: Readonly<Record<string, unknown>>): SentFile | undefined {
  if (contentType !== 'application/vnd.microsoft.teams.file.download.info') return undefined;
  const { data } = downloadInfo.safeParse(content);
  return data && { name: textIn(name) ?? '', downloadUrl: data.downloadUrl };
}

/** Teams also attaches the HTML of formatted text, which is no file. */
function isFile(contentType: unknown): boolean {
  return (
    typeof contentType === 'string' &&
    (/^(?:image|video|audio)\//u.test(contentType) || contentType.startsWith('application/vnd.microsoft.teams.file.'))
  );
}
