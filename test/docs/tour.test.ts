import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import en from '../../cards/wording/en.json' with { type: 'json' };
import { commandWords } from '../../cards/wording/commands.ts';
import { parseCommand } from '../../dialogs/routing/command.ts';
import { rowsOf } from '../support/docs/markdown.ts';

const tour = readFileSync('docs/tour.md', 'utf8');
const typed = rowsOf(tour)
  .flatMap(([first = '']) => [...first.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text))
  .filter((text) => !text.includes('npm start'));

/** Of the sandbox's Teams, and of its page in place of Microsoft's. */
const notOurs = ['Channel', 'I accept'];

const commands = typed.map((text) => parseCommand(text)?.name);

describe('the tour', () => {
  test('shows every command', () => {
    expect(Object.keys(commandWords.en).filter((name) => !commands.some((shown) => shown === name))).toEqual([]);
  });

  test('calls buttons and titles what they are called', () => {
    const said = new Set<string>([...Object.values(en), ...notOurs]);
    const named = [...tour.matchAll(/(?<![\w`])_([^_|\n]+)_(?!\w)/g)].map(([, name = '']) => name.replace("'", '’'));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !said.has(name))).toEqual([]);
  });
});
