import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/** Each makes a reader go back to find out who is meant. */
const stilted = /\b(whoever|whomever|whosever|of whom|for who|to who|anew)\b/gi;

const pages = globSync('**/*.md', { exclude: ['node_modules/**', '.data/**', 'gallery/**'] }).sort();

/** Titles of tests are quoted as they are. */
const ownWords = (page: string): string => readFileSync(page, 'utf8').replace(/`test\/[^`]+` "[^"]+"/g, '');

test.each(pages)('%s says who is meant', (page) => {
  expect(ownWords(page).match(stilted) ?? []).toEqual([]);
});
