/** How many typing errors a word of this length may be away and still be meant. */
export function allowedErrors(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * How many letters were left out, added, mistaken or swapped with their neighbour between two words (the optimal string
 * alignment distance; a swap, the most common slip, counts once, which Levenshtein's distance does not do).
 */
export function countTypingErrors(typed: string, word: string): number {
  let before: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const next = [row];
    for (let at = 1; at <= word.length; at++) {
      const isSame = typed[row - 1] === word[at - 1];
      const changed = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      const isSwapped = typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1];
      const swapped = isSwapped ? (before[at - 2] ?? row) + 1 : changed;
      next.push(Math.min(changed, swapped, (last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    [before, last] = [last, next];
  }
  return last[word.length] ?? 0;
}
