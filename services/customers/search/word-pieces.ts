import { allowedErrors } from './typing-errors.ts';

const shortest = 4;
const longest = 24;

/**
 * A word cut into one piece more than it may have typing errors, so that one piece at least is typed right: words that
 * are near share a piece of their index. (The method is PassJoin: Li, Deng, Wang and Feng, 2011.)
 */
export function piecesOf(word: string): readonly string[] {
  if (!isIndexed(word)) return [];
  return cuts(word.length).map(({ part, from, to }) => pieceKey(word.length, part, word.slice(from, to)));
}

/** Every piece that a word near the one typed may have in the index. */
export function piecesNear(typed: string): readonly string[] {
  const keys = new Set<string>();
  for (let length = Math.max(shortest, typed.length - 2); length <= Math.min(longest, typed.length + 2); length++) {
    if (Math.abs(length - typed.length) > allowedErrors(length)) continue;
    for (const key of piecesAt(typed, length)) keys.add(key);
  }
  return [...keys];
}

function* piecesAt(typed: string, length: number): Generator<string> {
  const errors = allowedErrors(length);
  const longer = typed.length - length;
  for (const { part, from, to } of cuts(length)) {
    const earliest = Math.max(0, from - Math.floor((errors - longer) / 2));
    const latest = Math.min(typed.length - (to - from), from + Math.floor((errors + longer) / 2));
    for (let start = earliest; start <= latest; start++)
      yield pieceKey(length, part, typed.slice(start, start + to - from));
  }
  if (longer === 0) yield* piecesWhenSwapped(typed);
}

/** Two letters swapped across a cut spoil both its pieces with one error. */
function* piecesWhenSwapped(typed: string): Generator<string> {
  for (const { from } of cuts(typed.length).slice(1)) {
    const [left = '', right = ''] = [typed[from - 1], typed[from]];
    yield* piecesOf(typed.slice(0, from - 1) + right + left + typed.slice(from + 1));
  }
}

function isIndexed(word: string): boolean {
  return word.length >= shortest && word.length <= longest;
}

function cuts(length: number) {
  const parts = allowedErrors(length) + 1;
  const at = (part: number) => Math.floor((part * length) / parts);
  return Array.from({ length: parts }, (_, part) => ({ part, from: at(part), to: at(part + 1) }));
}

const pieceKey = (length: number, part: number, piece: string): string => `${length}.${part}.${piece}`;
