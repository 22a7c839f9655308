import { expect, test } from '@jest/globals';
import { TokenBuckets } from '../../bot/token-buckets.ts';

function buckets(shape: { size: number; everyMs: number }) {
  const time = { passed: 0 };
  return { time, limit: new TokenBuckets<string>({ ...shape, uptime: () => time.passed }) };
}

test('an empty bucket says how long it takes until there is a token', () => {
  const { time, limit } = buckets({ size: 1, everyMs: 60_000 });
  expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(60_000);
  time.passed = 59_500;
  expect(limit.take('a')).toBe(500);
  time.passed = 60_000;
  expect(limit.take('a')).toBe(0);
});

test('what comes faster than the refill is let through at the rate of the refill', () => {
  const { time, limit } = buckets({ size: 3, everyMs: 100 });
  let taken = 0;
  for (; time.passed < 10_000; time.passed += 10) if (limit.take('a') === 0) taken++;
  expect(taken).toBe(3 + 99);
});

test('a bucket never holds more than its size, and each caller has a bucket of their own', () => {
  const { time, limit } = buckets({ size: 2, everyMs: 500 });
  time.passed = 3_600_000;
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 500]);
  expect(limit.take('b')).toBe(0);
});
