import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRetryAfter } from '../../../../services/partner-center/http/http-exchange.ts';

const date = 'Wed, 21 Oct 2026 07:28:00 GMT';

test.each([
  ['57', 57_000],
  ['0', 0],
  ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
  ['Wed, 21 Oct 2026 07:27:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %j asks to wait %j ms', (retryAfter, wait) => {
  expect(parseRetryAfter(retryAfter, date)).toBe(wait);
});

test('a point in time says nothing where the answer is undated', () => {
  expect(parseRetryAfter('Wed, 21 Oct 2026 07:28:30 GMT', undefined)).toBeUndefined();
});

test('no header asks to wait less than nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (retryAfter, at) => {
      expect(parseRetryAfter(retryAfter, at) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
