import { createReadStream } from 'node:fs';
import { ListNotReadableError } from './list-not-readable-error.ts';
import { EncodingGuess, type TextEncoding } from './text-encoding.ts';

export type FileKind = { readonly kind: 'zip' } | { readonly kind: 'text'; readonly encoding: TextEncoding };

const zipMark = Buffer.from('PK\u0003\u0004');
/** Of Microsoft’s compound files (MS-CFB 2.2): Office until 2003, and newer files with a password. */
const compoundMark = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
const workbookStreams = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book', 'utf16le')];
/** Many systems export a web page, or the XML of Excel 2003, and call it `.xls`. */
const webPage = /^\s*<(?:!doctype\s+html|html|table|meta|head|\?xml)/i;

/** What a file is by its content, whatever its name says. Throws `ListNotReadableError` for what is no list. */
export async function fileKindOf(path: string): Promise<FileKind> {
  const pieces = createReadStream(path)[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  try {
    const { value: first } = await pieces.next();
    if (!first) throw new ListNotReadableError('empty');
    if (first.subarray(0, zipMark.length).equals(zipMark)) return { kind: 'zip' };
    if (first.subarray(0, compoundMark.length).equals(compoundMark))
      throw new ListNotReadableError(await compoundFault(first, pieces));
    if (first.subarray(0, 5).toString('latin1') === '%PDF-') throw new ListNotReadableError('not-a-list');
    if (webPage.test(first.toString('utf8', 0, 200).replace('\uFEFF', ''))) throw new ListNotReadableError('old-excel');
    return { kind: 'text', encoding: await encodingOf(first, pieces) };
  } finally {
    await pieces.return?.();
  }
}

async function compoundFault(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
): Promise<'password' | 'old-excel' | 'not-a-list'> {
  let fault: 'old-excel' | 'not-a-list' = 'not-a-list';
  let before = Buffer.alloc(0);
  for (let piece: Buffer | undefined = first; piece; piece = (await rest.next()).value as Buffer | undefined) {
    const joined: Buffer = Buffer.concat([before, piece]);
    if (joined.includes(encryptedStream)) return 'password';
    if (workbookStreams.some((name) => joined.includes(name))) fault = 'old-excel';
    before = Buffer.from(joined.subarray(-encryptedStream.length));
  }
  return fault;
}

async function encodingOf(first: Buffer, rest: AsyncIterator<Buffer>): Promise<TextEncoding> {
  const guess = new EncodingGuess();
  for (let piece: Buffer | undefined = first; piece; piece = (await rest.next()).value as Buffer | undefined)
    guess.add(piece);
  const { encoding } = guess;
  if (!encoding) throw new ListNotReadableError('not-a-list');
  return encoding;
}
