import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../../dialogs/routing/command.ts';
import { matchAgent } from '../../../dialogs/reminders/owner-handler.ts';
import { assignQuestion, remindQuestion } from '../../../dialogs/customers/parse-customer-command.ts';
import { policyForm, policyFrom, usualPolicy } from '../../../services/reminders/policy/reminder-policy.ts';

describe('what is typed', () => {
  test.each([
    ['unconfirmed', 'unconfirmed', ''],
    ['remind contoso', 'remind', 'contoso'],
    ['remind me about Contoso Ltd', 'remind', 'Contoso Ltd'],
    ['reminders', 'reminders', ''],
    ['confirm contoso', 'confirm', 'contoso'],
    ['påminn mig om contoso', 'remind', 'contoso'],
    ['påminnelser', 'reminders', ''],
    ['erinnere mich an contoso', 'remind', 'contoso'],
    ['erinnerungen', 'reminders', ''],
    ['herinner me aan contoso', 'remind', 'contoso'],
    ['herinneringen', 'reminders', ''],
    ['提醒康托索', 'remind', '康托索'],
    ['提醒设置', 'reminders', ''],
    ['未确认', 'unconfirmed', ''],
    ['确认康托索', 'confirm', '康托索'],
    ['分配康托索给Ada', 'assign', '康托索给Ada'],
  ])('%s is the command %s', (text, name, words) => {
    expect(parseCommand(text)).toEqual({ name, words });
  });

  test('after remind is a customer, and perhaps a day', () => {
    expect(remindQuestion('contoso 2027-03-01')).toEqual({ words: 'contoso', rest: '2027-03-01' });
    expect(remindQuestion('2027-03-01')).toEqual({ words: '', rest: '2027-03-01' });
    expect(remindQuestion('Area 51')).toEqual({ words: 'Area 51' });
  });

  test('after assign is a customer, and perhaps an agent', () => {
    expect(assignQuestion('contoso to Ada Lindqvist')).toEqual({ words: 'contoso', rest: 'Ada Lindqvist' });
    expect(assignQuestion('contoso an Ada')).toEqual({ words: 'contoso', rest: 'Ada' });
    expect(assignQuestion('康托索给Ada')).toEqual({ words: '康托索', rest: 'Ada' });
    expect(assignQuestion('Tornado Tools')).toEqual({ words: 'Tornado Tools' });
  });
});

describe('an agent’s name', () => {
  const agents = [
    { name: 'Ada Lindqvist' },
    { name: 'Åsa Lindström' },
    { name: 'Ada Öberg' },
    { name: 'Sam' },
    { name: 'Sam Okafor' },
  ];

  test('means the one agent whom it fits, whatever the case and accents', () => {
    expect(matchAgent('sam', agents)).toEqual({ name: 'Sam' });
    expect(matchAgent('oberg', agents)).toEqual({ name: 'Ada Öberg' });
    expect(matchAgent('åsa', agents)).toEqual({ name: 'Åsa Lindström' });
  });

  test('means nobody when it fits several, or none', () => {
    expect(matchAgent('Ada', agents)).toBeUndefined();
    expect(matchAgent('qvist', agents)).toBeUndefined();
  });
});

describe('a rule that is typed', () => {
  test('is the rule it was shown from', () => {
    expect(policyFrom(policyForm(usualPolicy))).toEqual(usualPolicy);
  });

  test('takes any separator and other digits, and leaves no number where there is none', () => {
    const typed = { ...policyForm(usualPolicy), intervalsDays: '５；10，20', dailyCap: 'many' };
    expect(policyFrom(typed)).toMatchObject({ intervalsDays: [5, 10, 20], dailyCap: Number.NaN });
  });
});
