import { expect, test } from '@jest/globals';
import { nextCheckAt } from '../../../services/invitations/invitation.ts';

const invitedAt = new Date('2026-03-03T12:00:00Z');
const minute = 60_000;

/** Minutes since the invitation at which it is looked for the acceptance. */
function minutesOfChecks(count: number): number[] {
  let now = invitedAt;
  return Array.from({ length: count }, () => {
    now = nextCheckAt({ invitedAt, now }, { hasFailed: false, random: 0.5 });
    return (now.getTime() - invitedAt.getTime()) / minute;
  });
}

test('looks at growing intervals, then every eight hours, and daily after a week', () => {
  const minutes = minutesOfChecks(60);
  expect(minutes.slice(0, 9)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1920]);
  const waits = minutes.slice(1).map((at, index) => (at - (minutes[index] ?? 0)) / 60);
  const week = minutes.findIndex((at) => at >= 7 * 24 * 60);
  expect(new Set(waits.slice(6, week))).toEqual(new Set([8]));
  expect(new Set(waits.slice(week))).toEqual(new Set([24]));
});

test('makes up within the hour for a look that failed', () => {
  const now = new Date(invitedAt.getTime() + 30 * 24 * 60 * minute);
  const next = nextCheckAt({ invitedAt, now }, { hasFailed: true, random: 0.5 });
  expect(next.getTime() - now.getTime()).toBe(60 * minute);
});

test('spreads looks by a tenth either way', () => {
  const at = (random: number) =>
    nextCheckAt({ invitedAt, now: invitedAt }, { hasFailed: false, random }).getTime() - invitedAt.getTime();
  expect([at(0), at(1)]).toEqual([13.5 * minute, 16.5 * minute]);
});
