import { createHash } from 'node:crypto';
import type { AttachedFile } from '../format/evidence-file-format.ts';

export const mostMegabytes = 10;
export const mostBytes = mostMegabytes * 1024 * 1024;

const pictures = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/tiff', 'image/heic'];
/** What an e-mail begins with (RFC 5322): a line of its header, whichever comes first. */
const headerLine =
  /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|dkim-signature|arc-[\w-]+|content-type): /im;

/** Why a file is not taken. */
export type FileFault = 'empty' | 'too-large' | 'not-a-document' | 'refused-by-scan';

/** What a file is by its content, whatever its name says; a fault where it is none of those that are taken. */
export async function attachedFileIn(name: string, content: Uint8Array): Promise<AttachedFile | FileFault> {
  if (content.length === 0) return 'empty';
  if (content.length > mostBytes) return 'too-large';
  const type = await typeOf(name, content);
  if (!type) return 'not-a-document';
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: plainName(name), type, bytes: content.length, sha256 };
}

async function typeOf(name: string, content: Uint8Array): Promise<string | undefined> {
  // Loaded for the first file only: it takes some 10 MB.
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(content))?.mime;
  if (mime === 'application/pdf' || (mime && pictures.includes(mime))) return mime;
  // Outlook's messages are in the container that old Office files use.
  if (mime === 'application/x-cfb') return /\.msg$/i.test(name) ? 'application/vnd.ms-outlook' : undefined;
  return mime === undefined && isEmail(content) ? 'message/rfc822' : undefined;
}

function isEmail(content: Uint8Array): boolean {
  const beginning = Buffer.from(content.subarray(0, 4_096)).toString('latin1');
  const [first = ''] = beginning.split(/\r?\n/, 1);
  return headerLine.test(first) && /^(?:from|subject|date): /im.test(beginning);
}

const longestName = 120;

/** Without folders and what no file system takes, and with its ending where it is cut. */
function plainName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/^.*[\\/]/u, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim();
  const ending = /\.\w{1,5}$/u.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return `${stem.slice(0, longestName - ending.length).toWellFormed() || 'file'}${ending}`;
}
