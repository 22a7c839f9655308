import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../../dialogs/routing/command.ts';
import { customerWords } from '../../../dialogs/customers/parse-customer-command.ts';
import { awkwardNames } from './awkward-names.ts';
import { CustomerFinder, turnWith } from '../../support/worlds/customer-finder.ts';

let finder: CustomerFinder;

beforeAll(async () => {
  finder = await CustomerFinder.open(awkwardNames);
});

afterAll(() => finder.close());

describe('while a customer is asked for', () => {
  test('each of two hundred awkward names is the answer', async () => {
    expect(awkwardNames.length).toBeGreaterThan(150);
    const lost: string[] = [];
    for (const name of awkwardNames) {
      const found = await finder.named(name, true);
      if (!found.includes(name)) lost.push(`${name}: ${found.join(' | ')}`);
    }
    expect(lost).toEqual([]);
  });

  test.each([
    ['stop', 'cancel'],
    ['help', 'help'],
    ['new customer', 'new-customer'],
    ['report', 'report'],
    ['status contoso', 'status'],
    ['invite fabrikam', 'invite'],
    ['help please', 'help'],
  ])('%s is a command all the same', async (typed, name) => {
    expect(await finder.meaning(typed, true)).toMatchObject({ kind: 'command', command: { name } });
  });
});

describe('behind a command', () => {
  test('each awkward name is found', async () => {
    const lost: string[] = [];
    for (const name of awkwardNames) {
      const found = await finder.named(`status ${name}`, false);
      if (!found.includes(name)) lost.push(`${name}: ${found.join(' | ')}`);
    }
    expect(lost).toEqual([]);
  });

  test.each([
    ['invite New Customer Care Ltd', 'invite', 'New Customer Care Ltd'],
    ['confirm Acceptance Partners', 'confirm', 'Acceptance Partners'],
    ['confirm acceptance contoso', 'confirm', 'contoso'],
    ['remind me about contoso', 'remind', 'contoso'],
  ])('%s is about the customer', async (typed, name, words) => {
    const finderWith = await CustomerFinder.open(['New Customer Care Ltd', 'Acceptance Partners', 'Contoso']);
    try {
      expect(await finderWith.meaning(typed, false)).toEqual({ kind: 'command', command: { name, words } });
    } finally {
      await finderWith.close();
    }
  });
});

describe('the number of a refused order', () => {
  test.each([
    ['status 13605 Bakery', false],
    ['confirm 13605 Main Street LLC', false],
    ['Status: 403, error 13605', true],
    ['Status 400 Error 13605: the customer has not accepted the agreement', true],
    ['order failed 13605', true],
    ['13605', true],
    ['status {"code": 13605}', true],
    ['order 13605 Bakery', false],
  ])('in %s is one: %s', async (typed, isOne) => {
    expect((await finder.meaning(typed, false)).kind === 'refused-order').toBe(isOne);
  });
});

describe('any decoration', () => {
  const commands = [
    'status contoso',
    'help',
    'confirm Contoso Ltd',
    'new customer',
    'påminn mig om contoso',
    '确认康托索',
    'template SE sv-SE',
  ];
  const around = fc.constantFrom<(text: string) => string>(
    (text) => `"${text}"`,
    (text) => `“${text}”`,
    (text) => `«${text}»`,
    (text) => `**${text}**`,
    (text) => `_${text}_`,
    (text) => `\`${text}\``,
    (text) => `- ${text}`,
    (text) => `• ${text}`,
    (text) => `1. ${text}`,
    (text) => `> ${text}`,
    (text) => `/${text}`,
    (text) => `\u200b${text}\u200b`,
    (text) => `\u200e\u2060${text}\u00ad`,
    (text) => ` \u00a0${text}\ufeff`,
    (text) => `&nbsp;${text}&nbsp;`,
    (text) => `<div>${text}</div>`,
    (text) => `<p><strong>${text}</strong></p>`,
    (text) => text.replace(' ', '&nbsp;'),
    (text) => `<at>Agreement Desk</at> ${text}`,
    (text) => `<at>Agreement Desk</at>, ${text}`,
    (text) => `please ${text}`,
    (text) => `Hello! ${text}`,
  );

  test('leaves a command what it is, and its words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.array(around, { maxLength: 3 }), (command, decorations) => {
        // A mention stands outside of everything else, as Teams puts it.
        const typed = decorations.reduce((text, decorate) => (text.includes('<at>') ? text : decorate(text)), command);
        const { text, pasted } = turnWith(typed);
        expect([typed, parseCommand(text, pasted)]).toEqual([typed, parseCommand(command)]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('leaves a customer what it is called', () => {
    fc.assert(
      fc.property(fc.array(around, { maxLength: 2 }), (decorations) => {
        const typed = decorations.reduce(
          (text, decorate) => (text.includes('<at>') ? text : decorate(text)),
          'Contoso Ltd',
        );
        const { text } = turnWith(typed);
        const { plain } = customerWords(text.replace(/^(?:please|Hello!) /u, ''), { mentions: [] });
        expect([typed, plain.replace(/\p{Cf}/gu, '')]).toEqual([typed, 'Contoso Ltd']);
      }),
    );
  });
});
