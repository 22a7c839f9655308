import { expect } from '@jest/globals';
import type { ShownCard } from './shown-card.ts';

const bareCode = /\b(200|40\d|429|50\d|1002|20002|900150|900141|600061|13605)\b/;
const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The card says it in words, without a code that only an operator could read. */
export function expectWords(card: ShownCard, words: string): void {
  expect(card.text).toContain(words);
  expect(card.text.replace(guid, '')).not.toMatch(bareCode);
}
