import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../../dialogs/routing/command.ts';

describe('the guide', () => {
  test.each([
    ['guide', ''],
    ['Guide me', ''],
    ['Which road?', ''],
    ['help me choose', ''],
    ['what should I do?', ''],
    ['guide Contoso Ltd', 'Contoso Ltd'],
    ['Vilken väg?', ''],
    ['vad ska jag göra', ''],
    ['Wegweiser Fabrikam', 'Fabrikam'],
    ['Welcher Weg?', ''],
    ['welke weg', ''],
    ['wegwijzer: Litware', 'Litware'],
    ['该走哪条路？', ''],
    ['指南康托索', '康托索'],
  ])('is asked for by %s', (text, words) => {
    expect(parseCommand(text)).toEqual({ name: 'guide', words });
  });

  test.each([
    ['help', 'help'],
    ['confirm contoso', 'confirm'],
    ['status guide dogs', 'status'],
    ['hello', 'help'],
  ])('is not asked for by %s', (text, name) => {
    expect(parseCommand(text)?.name).toBe(name);
  });
});
