import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '../../../tab/api/problem-error.ts';
import type { CustomerRow, SeveralOutcome } from '../../../tab/api/schema.d.ts';
import { type OutcomeOfOne, actOnSeveral } from '../../../tab/customers/several/act-on-several.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ customerId: `c${at}`, companyName: `Company ${at}` }) as CustomerRow);
const problem = (status: number) => ({ title: '', status, code: '', detail: '' });
const allDone = (customerIds: readonly string[]): SeveralOutcome => ({ done: [...customerIds], notDone: [] });

/** What came of each, how many were asked for at a time, and how long was waited. */
async function acted(count: number, act: (customerIds: string[], call: number) => SeveralOutcome) {
  const outcomes: OutcomeOfOne[] = [];
  const [asked, waited]: [number[], number[]] = [[], []];
  const acting = actOnSeveral(rows(count), {
    act: (customerIds) => {
      asked.push(customerIds.length);
      return Promise.resolve().then(() => act(customerIds, asked.length));
    },
    onProgress: (some) => outcomes.push(...some),
    wait: (seconds) => {
      waited.push(seconds);
      return Promise.resolve();
    },
  });
  const error = await acting.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return { results: outcomes.map(({ result }) => result), asked, waited, error };
}

describe('an act on several customers', () => {
  test('asks for a handful at a time, and has an answer for each', async () => {
    const { results, asked } = await acted(23, allDone);
    expect(asked).toEqual([10, 10, 3]);
    expect(results).toEqual(Array.from({ length: 23 }, () => 'done'));
  });

  test('goes on behind a handful for which no answer came, and behind one that is not there any more', async () => {
    const { results } = await acted(12, (customerIds, call) => {
      if (call === 1) throw new ProblemError(undefined);
      return { done: [], notDone: [{ customerId: customerIds[0] ?? '', companyName: '', why: 'settled' }] };
    });
    expect(results).toEqual([...Array.from({ length: 10 }, () => 'failed'), 'settled', 'failed']);
  });

  test('waits as long as it is told where it was too fast, and not for ever', async () => {
    const tooFast = new ProblemError(problem(429), { retryAfterSeconds: 7 });
    const once = await acted(3, (customerIds, call) => {
      if (call === 1) throw tooFast;
      return allDone(customerIds);
    });
    expect([once.results, once.waited]).toEqual([['done', 'done', 'done'], [7]]);
    const always = await acted(1, () => {
      throw tooFast;
    });
    expect([always.results, always.waited]).toEqual([['failed'], [7, 7, 7, 7, 7]]);
  });

  test('ends where the person may not do it at all', async () => {
    const refused = new ProblemError(problem(403));
    const { results, asked, error } = await acted(30, (customerIds, call) => {
      if (call === 2) throw refused;
      return allDone(customerIds);
    });
    expect([results.length, asked.length, error]).toEqual([10, 2, refused]);
  });
});
