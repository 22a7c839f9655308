import { expect, test } from '@jest/globals';
import { TokenBuckets } from '../../bot/token-buckets.ts';

function buckets(options: { size: number; refill: { tokens: number; everyMs: number } }) {
  const time = { passed: 0 };
  return { time, limit: new TokenBuckets<string>({ ...options, uptime: () => time.passed }) };
}

test('a full window ends after a minute, whatever the wall clock does', () => {
  const { time, limit } = buckets({ size: 1, refill: { tokens: 1, everyMs: 60_000 } });
  expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(60_000);
  time.passed = 59_500;
  expect(limit.take('a')).toBe(500);
  time.passed = 60_000;
  expect(limit.take('a')).toBe(0);
});

test('what comes faster than the refill is let through at the rate of the refill', () => {
  const { time, limit } = buckets({ size: 3, refill: { tokens: 1, everyMs: 100 } });
  let taken = 0;
  for (; time.passed < 10_000; time.passed += 10) if (limit.take('a') === 0) taken++;
  expect(taken).toBe(3 + 99);
});

test('a bucket never holds more than its size, and each caller has a bucket of their own', () => {
  const { time, limit } = buckets({ size: 2, refill: { tokens: 2, everyMs: 1_000 } });
  time.passed = 3_600_000;
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 1_000]);
  expect(limit.take('b')).toBe(0);
});
