import sax from 'sax';
import { ListNotReadableError } from '../list-not-readable-error.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is done at each piece of a part, by names without their prefix: some tools write `x:row`. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** What the handlers emit, while the part is read. Throws `ListNotReadableError` where it is no XML. */
export async function* itemsOfXml<Item>(
  pieces: AsyncIterable<Uint8Array>,
  handlersFor: (emit: (item: Item) => void) => XmlHandlers,
): AsyncGenerator<Item, void, undefined> {
  let items: Item[] = [];
  const parser = parserFor(handlersFor((item) => items.push(item)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = (piece: Uint8Array | undefined): readonly Item[] => {
    orDamaged(() =>
      piece ? parser.write(decoder.decode(piece, { stream: true })) : parser.write(decoder.decode()).close(),
    );
    const read = items;
    items = [];
    return read;
  };
  for await (const piece of pieces) yield* read(piece);
  yield* read(undefined);
}

function parserFor({ open, text, close }: XmlHandlers): sax.SAXParser {
  const parser = sax.parser(true, { position: false });
  parser.onopentag = ({ name, attributes }) => open(localName(name), attributes as Attributes);
  if (text) parser.ontext = parser.oncdata = text;
  if (close) parser.onclosetag = (name) => close(localName(name));
  // No part of a workbook has one, and with it entities can be made that grow without end.
  parser.ondoctype = () => {
    throw new Error('a document type');
  };
  parser.onerror = (error) => {
    throw error;
  };
  return parser;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function orDamaged(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    throw error instanceof ListNotReadableError ? error : new ListNotReadableError('damaged', { cause: error });
  }
}
