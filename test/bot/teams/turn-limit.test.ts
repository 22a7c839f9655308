import { expect, test } from '@jest/globals';
import { TurnLimit } from '../../../bot/teams/turn-limit.ts';
import type { AgentId } from '../../../services/ids.ts';

const ada = 'ada' as AgentId;
const sam = 'sam' as AgentId;

function limited(perMinute = 60) {
  let now = 0;
  const limit = new TurnLimit({ perMinute, now: () => now });
  return { limit, pass: (seconds: number) => (now += seconds * 1_000) };
}

const kinds = (limit: TurnLimit, times: number, agent = ada) =>
  Array.from({ length: times }, () => limit.take(agent).kind);

test('nobody who presses a button twenty times at once is held up', () => {
  const { limit } = limited();
  expect(new Set(kinds(limit, 20))).toEqual(new Set(['taken']));
});

test('nobody who does something every second is ever held up', () => {
  const { limit, pass } = limited();
  for (let second = 0; second < 3_600; second++) {
    pass(1);
    expect(limit.take(ada).kind).toBe('taken');
  }
});

test('an agent who sends more than forty at once is told once, and is held up for the time that was told', () => {
  const { limit, pass } = limited();
  expect(new Set(kinds(limit, 40))).toEqual(new Set(['taken']));
  expect(limit.take(ada)).toEqual({ kind: 'held-up', isFirst: true, seconds: 20 });
  pass(5);
  expect(limit.take(ada)).toEqual({ kind: 'held-up', isFirst: false, seconds: 15 });
  pass(15);
  expect(limit.take(ada)).toEqual({ kind: 'taken', heldUp: 2 });
  expect(limit.take(ada)).toEqual({ kind: 'taken', heldUp: 0 });
});

test('of a thousand messages in a minute at most a hundred are taken', () => {
  const { limit, pass } = limited();
  let taken = 0;
  for (let message = 0; message < 1_000; message++) {
    pass(0.06);
    if (limit.take(ada).kind === 'taken') taken++;
  }
  expect(taken).toBeLessThanOrEqual(100);
  expect(taken).toBeGreaterThan(40);
});

test('one agent’s haste does not hold up another agent', () => {
  const { limit } = limited();
  kinds(limit, 100);
  expect(limit.take(sam).kind).toBe('taken');
});

test('even the smallest limit lets ten through at once', () => {
  const { limit } = limited(1);
  expect(kinds(limit, 11)).toEqual([...Array<string>(10).fill('taken'), 'held-up']);
});
