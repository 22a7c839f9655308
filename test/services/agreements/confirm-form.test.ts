import { describe, expect, test } from '@jest/globals';
import {
  type ConfirmForm,
  emptyConfirmForm,
  longestGroundReference,
  longestReason,
  parseConfirmForm,
} from '../../../services/agreements/confirm-form.ts';

const now = new Date('2026-03-09T12:00:00Z');
const whole: ConfirmForm = {
  ...emptyConfirmForm,
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania@contoso.com',
  acceptedOn: '2026-03-02',
};
const problemsOf = (form: ConfirmForm, asksReason: boolean) => {
  const parsed = parseConfirmForm(form, { asksReason, now, timeZone: 'UTC' });
  return parsed.kind === 'invalid' ? parsed.problems : {};
};

describe('the reason for confirming again', () => {
  test.each([
    ['', 'missing'],
    [' . ', 'missing'],
    ['x'.repeat(longestReason + 1), 'too-long'],
    ['错人了', undefined],
    ['The first name was wrong', undefined],
  ])('%j is %s', (reason, problem) => {
    expect(problemsOf({ ...whole, reason }, true).reason).toBe(problem);
  });

  test('is not asked for a first confirmation', () => {
    expect(problemsOf(whole, false)).toEqual({});
  });

  test('is told with everything else that is wrong, at once', () => {
    const problems = problemsOf({ ...emptyConfirmForm, email: 'tania', acceptedOn: '2999-01-01' }, true);
    expect(problems).toEqual({
      firstName: 'missing',
      lastName: 'missing',
      email: 'not-an-email',
      acceptedOn: 'in-the-future',
      reason: 'missing',
    });
  });
});

describe('the ground', () => {
  test('can be left out, and where it is found can be told without it', () => {
    expect(problemsOf({ ...whole, ground: 'phone' }, false)).toEqual({});
    expect(problemsOf({ ...whole, groundReference: 'x'.repeat(longestGroundReference) }, false)).toEqual({});
  });

  test('is found at a place that a card has room for', () => {
    const groundReference = 'x'.repeat(longestGroundReference + 1);
    expect(problemsOf({ ...whole, groundReference, email: '' }, false)).toEqual({
      email: 'missing',
      groundReference: 'too-long',
    });
  });
});
