import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { TurnLimit, bucketFor, pauseMs } from '../../../bot/teams/turn-limit.ts';
import type { Database } from '../../../services/database/database.ts';
import { SharedBuckets } from '../../../services/database/shared-buckets.ts';
import type { AgentId } from '../../../services/ids.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { silent } from '../../support/silent-log.ts';

const ada = 'ada' as AgentId;
const sam = 'sam' as AgentId;

let place: TestDatabase;
let database: Database;
let passed: number;

beforeEach(async () => {
  place = await engines[0].create();
  database = await place.open();
  passed = 0;
});
afterEach(() => place.remove());

function limited({ each = 60, all = 1_500 } = {}): TurnLimit {
  const clock = { now: () => new Date(Date.UTC(2026, 0, 20) + passed) };
  const shared = { database, clock, log: silent };
  return new TurnLimit({
    ofEach: new SharedBuckets<AgentId>({ ...shared, ...bucketFor(each), name: 'agent', pauseMs }),
    ofAll: new SharedBuckets<'agents'>({ ...shared, ...bucketFor(all), name: 'all', pauseMs: 0 }),
  });
}
const pass = (seconds: number) => (passed += seconds * 1_000);

async function kinds(limit: TurnLimit, times: number, agent = ada): Promise<string[]> {
  const seen: string[] = [];
  for (let time = 0; time < times; time++) seen.push((await limit.take(agent)).kind);
  return seen;
}

test('nobody who presses a button twenty times at once is held up', async () => {
  expect(new Set(await kinds(limited(), 20))).toEqual(new Set(['taken']));
});

test('nobody who does something every second is ever held up', async () => {
  const limit = limited();
  for (let second = 0; second < 600; second++) {
    pass(1);
    expect((await limit.take(ada)).kind).toBe('taken');
  }
});

test('an agent who sends more than forty at once is told once, and is held up for the time that was told', async () => {
  const limit = limited();
  expect(new Set(await kinds(limit, 40))).toEqual(new Set(['taken']));
  expect(await limit.take(ada)).toMatchObject({ kind: 'held-up', isFirst: true, seconds: 20, limit: 'agent' });
  pass(5);
  expect(await limit.take(ada)).toMatchObject({ kind: 'held-up', isFirst: false, seconds: 15 });
  pass(15);
  expect(await limit.take(ada)).toEqual({ kind: 'taken', heldUp: 2 });
  expect(await limit.take(ada)).toEqual({ kind: 'taken', heldUp: 0 });
});

test('of a thousand messages in a minute at most a hundred are taken', async () => {
  const limit = limited();
  let taken = 0;
  for (let message = 0; message < 1_000; message++) {
    pass(0.06);
    if ((await limit.take(ada)).kind === 'taken') taken++;
  }
  expect(taken).toBeLessThanOrEqual(100);
  expect(taken).toBeGreaterThan(40);
});

test('one agent’s haste does not hold up another agent', async () => {
  const limit = limited();
  await kinds(limit, 100);
  expect((await limit.take(sam)).kind).toBe('taken');
});

test('even the smallest limit lets ten through at once', async () => {
  expect(await kinds(limited({ each: 1 }), 11)).toEqual([...Array<string>(10).fill('taken'), 'held-up']);
});

test('all agents together are limited too, and told to come back soon', async () => {
  const limit = limited({ all: 30 });
  const agents = Array.from({ length: 20 }, (_, n) => `agent-${n}` as AgentId);
  for (const agent of agents) expect((await limit.take(agent)).kind).toBe('taken');
  expect(await limit.take(sam)).toMatchObject({ kind: 'held-up', isFirst: true, seconds: 5, limit: 'all' });
  pass(5);
  expect(await limit.take(sam)).toEqual({ kind: 'taken', heldUp: 1 });
});
