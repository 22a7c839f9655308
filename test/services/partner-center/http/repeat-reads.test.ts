import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  PartnerCenterAuthorizationError,
  PartnerCenterHttpError,
  PartnerCenterNetworkError,
  PartnerCenterResponseError,
  PartnerCenterTimeoutError,
} from '../../../../services/partner-center/http/partner-center-error.ts';
import { isWorthRepeating, waitBefore } from '../../../../services/partner-center/http/repeat-reads.ts';
import { requestId } from '../support.ts';

const call = { requestId, correlationId: requestId, route: 'GET /v1/agreements' };

function answered(status: number, retryAfterMs?: number): PartnerCenterHttpError {
  return new PartnerCenterHttpError(call, { status, retryAfterMs, wireCode: undefined });
}

describe('a read', () => {
  test.each([408, 429, 500, 501, 502, 503, 504])('is repeated after %i', (status) => {
    expect(isWorthRepeating(answered(status))).toBe(true);
  });

  test.each([400, 404, 405, 406, 409, 412])('is not repeated after %i', (status) => {
    expect(isWorthRepeating(answered(status))).toBe(false);
  });

  test('is repeated after a connection that was cut', () => {
    const error = new PartnerCenterNetworkError(call, { mayHaveBeenDone: true, cause: new Error('cut') });
    expect(isWorthRepeating(error)).toBe(true);
  });

  test.each([
    ['a refused agent', new PartnerCenterAuthorizationError(call, { reason: 'forbidden' })],
    ['an answer nobody understands', new PartnerCenterResponseError(call, { detail: 'not-json', status: 200 })],
    ['a deadline that passed', new PartnerCenterTimeoutError(call, { mayHaveBeenDone: true })],
    ['a bug', new TypeError('undefined is not a function')],
  ])('is not repeated after %s', (_, error) => {
    expect(isWorthRepeating(error)).toBe(false);
  });

  test('waits as long as it is told, up to half a minute, and gives up at once beyond', () => {
    expect(isWorthRepeating(answered(429, 30_000))).toBe(true);
    expect(waitBefore(1, answered(429, 30_000), 0.5)).toBe(30_000);
    expect(isWorthRepeating(answered(429, 30_001))).toBe(false);
  });

  test('waits no time where it is told so', () => {
    expect(waitBefore(3, answered(503, 0), 0.5)).toBe(0);
  });

  test('waits twice as long each time where it is told nothing, never all readers at once', () => {
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), random, (retry, chance) => {
        const longest = 125 * 2 ** retry;
        const wait = waitBefore(retry, answered(503), chance);
        expect(wait).toBeGreaterThanOrEqual(longest / 2);
        expect(wait).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
