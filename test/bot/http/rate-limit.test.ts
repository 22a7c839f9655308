import { expect, test } from '@jest/globals';
import { RequestBudget } from '../../../bot/http/rate-limit.ts';

test('a full window ends after a minute, whatever the wall clock does', () => {
  let passed = 0;
  const budget = new RequestBudget(1, () => passed);
  expect(budget.take(0)).toBeUndefined();
  expect(budget.take(0)).toBe(60);
  passed = 59_500;
  expect(budget.take(0)).toBe(1);
  passed = 60_000;
  expect(budget.take(0)).toBeUndefined();
});
