import type { Hash } from './merkle-tree.ts';
import { type SignedNote, parseNote } from './signed-note.ts';

/** What the log consisted of at an instant. */
export interface Head {
  /** The log's name; no two logs have the same. */
  readonly origin: string;
  /** How many entries there were. */
  readonly size: number;
  readonly root: Hash;
  readonly at: Date;
}

/** A checkpoint of c2sp.org/tlog-checkpoint. When it was signed is the one line of our own. */
export function headText({ origin, size, root, at }: Head): string {
  return `${origin}\n${size}\n${root.toString('base64')}\ntime ${at.toISOString()}\n`;
}

const shape = /^(?<origin>\S+)\n(?<size>0|[1-9]\d{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\ntime (?<at>\S{24})\n$/;

export interface SignedHead extends Head {
  readonly note: SignedNote;
}

/** Undefined for what is no signed head; its signatures still have to be looked at. */
export function parseHead(text: string): SignedHead | undefined {
  const note = parseNote(text);
  const groups = note && shape.exec(note.text)?.groups;
  if (!groups) return undefined;
  const { origin = '', size = '', root = '', at = '' } = groups;
  const head = { origin, size: Number(size), root: Buffer.from(root, 'base64'), at: new Date(at) };
  // Written in another way it would be another text with the same meaning.
  if (Number.isNaN(head.at.getTime()) || headText(head) !== note.text) return undefined;
  return { ...head, note };
}
