import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { commandWords } from '../../cards/wording/commands.ts';
import { parseCommand } from '../../dialogs/routing/command.ts';
import { rowsOf } from '../support/docs/markdown.ts';

const typed = rowsOf(readFileSync('docs/tour.md', 'utf8'))
  .flatMap(([first = '']) => [...first.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text))
  .filter((text) => !text.includes('npm start'));

const commands = typed.map((text) => parseCommand(text)?.name);

describe('the tour', () => {
  test('shows every command', () => {
    expect(Object.keys(commandWords.en).filter((name) => !commands.some((shown) => shown === name))).toEqual([]);
  });
});
