import { describe, expect, test } from '@jest/globals';
import { microsoftFailure } from '../../../services/agreements/failure-reason.ts';
import { readAnswer } from '../../../services/partner-center/http/read-answer.ts';
import { z } from 'zod';

const answerOf = (status: number, body: object | string) => ({
  kind: 'answer' as const,
  status,
  reasonPhrase: '',
  headers: {},
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});

const reasonOf = (route: string, status: number, body: object | string) => {
  try {
    readAnswer(answerOf(status, body), z.unknown(), { requestId: 'r', correlationId: 'c', route });
    return undefined;
  } catch (error) {
    return microsoftFailure(error);
  }
};

describe('what Partner Center refuses', () => {
  test.each([
    [400, { code: 3000, description: 'x' }, 'relationship'],
    [404, '', 'trouble'],
    [408, '', 'trouble'],
    [403, { code: 600006, description: 'x' }, 'access'],
    [403, '', 'access'],
    [403, { code: 123456, description: 'x' }, 'access'],
    [403, { code: 900150, description: 'x' }, 'role'],
    [404, { code: 1000, description: 'x' }, 'customer'],
  ])('by %i with %j is taken for %s', (status, body, reason) => {
    expect(reasonOf('GET /v1/customers/{id}', status, body)).toBe(reason);
    expect(reasonOf('POST /v1/customers/{id}/agreements', status, body)).toBe(reason);
  });

  test('without a word on what is wrong blames the details only where details were sent', () => {
    expect(reasonOf('POST /v1/customers/{id}/agreements', 400, { code: 2000, description: 'x' })).toBe('rejected');
    expect(reasonOf('GET /v1/customers/{id}/agreements', 400, { code: 2000, description: 'x' })).toBe('not-understood');
  });
});
