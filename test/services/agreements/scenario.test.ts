import { describe, expect, test } from '@jest/globals';
import {
  type ScenarioAnswers,
  answersFromMessage,
  boughtAnswers,
  scenarioStep,
  seesAnswers,
  throughAnswers,
} from '../../../services/agreements/scenario.ts';

/** Where each set of answers leads, `-` for a question that has no answer: the whole table but for what leads to the first question. */
const table = {
  '- - -': 'ask bought',
  'no - -': 'create',
  'yes - -': 'ask through',
  'yes - message': 'ask through',
  'yes us -': 'ask sees',
  'yes other-partner -': 'ask sees',
  'yes microsoft -': 'ask sees',
  'yes us message': 'attest, scenario 1',
  'yes other-partner message': 'attest, scenario 2',
  'yes microsoft message': 'attest, scenario 2',
  'yes us page': 'invite, page',
  'yes other-partner page': 'invite, page',
  'yes microsoft page': 'invite, page',
  'yes us nothing': 'invite, not-asked',
  'yes other-partner nothing': 'invite-new',
  'yes microsoft nothing': 'invite-new',
  'yes us auto-renewal': 'renewal-exempt',
  'yes other-partner auto-renewal': 'renewal-exempt',
  'yes microsoft auto-renewal': 'renewal-exempt',
};

const all: readonly ScenarioAnswers[] = [undefined, ...boughtAnswers].flatMap((bought) =>
  [undefined, ...throughAnswers].flatMap((through) =>
    [undefined, ...seesAnswers].map((sees) => ({ bought, through, sees })),
  ),
);

const rowOf = ({ bought, through, sees }: ScenarioAnswers) => `${bought ?? '-'} ${through ?? '-'} ${sees ?? '-'}`;

function endOf(answers: ScenarioAnswers): string {
  const step = scenarioStep(answers, false);
  if (step.kind === 'question') return `ask ${step.question}`;
  const { road } = step;
  if (road.kind === 'attest') return `attest, scenario ${road.scenario}`;
  return road.kind === 'invite' ? `invite, ${road.stage}` : road.kind;
}

describe('the scenario guide', () => {
  test.each(Object.entries(table))('with the answers %s comes to: %s', (row, end) => {
    expect(all.filter((answers) => rowOf(answers) === row).map(endOf)).toEqual([end]);
  });

  test('begins anew with any other answers, and forgets them', () => {
    const rest = all.filter((answers) => !(rowOf(answers) in table));
    expect(rest).toHaveLength(60 - Object.keys(table).length);
    for (const answers of rest) expect(scenarioStep(answers, false)).toEqual(scenarioStep({}, false));
  });

  test('asks at most three questions, and only one when the customer’s message is known', () => {
    expect(endOf(answersFromMessage)).toBe('ask through');
    for (const through of throughAnswers) expect(endOf({ ...answersFromMessage, through })).toMatch(/^attest/);
  });

  test('hands on what was answered', () => {
    expect(scenarioStep({ bought: 'yes', through: 'us' }, false).given).toEqual({ bought: 'yes', through: 'us' });
    expect(scenarioStep(answersFromMessage, false).given).toEqual(answersFromMessage);
  });
});

test('a customer of ours need not become one: it is invited to accept', () => {
  const invited = { kind: 'invite', stage: 'not-asked' };
  expect(scenarioStep({ bought: 'no' }, true)).toMatchObject({ kind: 'road', road: invited });
  const elsewhere = { bought: 'yes', through: 'other-partner', sees: 'nothing' } as const;
  expect(scenarioStep(elsewhere, true)).toMatchObject({ kind: 'road', road: invited });
});
