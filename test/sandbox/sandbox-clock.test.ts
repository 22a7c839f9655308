import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { clockSettings, sandboxClock } from '../../sandbox/sandbox-clock.ts';

const anchor = new Date('2026-05-01T12:00:00Z');
const real = (text: string) => ({ now: () => new Date(text) });

test('shows real time when nothing is set', () => {
  const clock = sandboxClock(clockSettings({}, real('2026-05-01T12:00:00Z')), real('2026-05-01T12:34:56.789Z'));
  expect(clock.now().toISOString()).toBe('2026-05-01T12:34:56.789Z');
});

test('runs from its start at its speed', () => {
  const environment = {
    SANDBOX_CLOCK_ANCHOR: String(anchor.getTime()),
    SANDBOX_CLOCK_SPEED: '3600',
    SANDBOX_CLOCK_START: '2026-01-31T08:00:00Z',
  };
  const clock = sandboxClock(clockSettings(environment), real('2026-05-01T12:00:02Z'));
  expect(clock.now().toISOString()).toBe('2026-01-31T10:00:00.000Z');
});

test('jumps by what its file says, ahead and back, while it runs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-clock-'));
  const file = join(folder, 'ahead');
  const now = real('2026-05-01T12:00:00Z');
  const clock = sandboxClock(clockSettings({ SANDBOX_CLOCK_AHEAD_FILE: file }, now), now);
  expect(clock.now().toISOString()).toBe('2026-05-01T12:00:00.000Z');
  await writeFile(file, '3600000');
  expect(clock.now().toISOString()).toBe('2026-05-01T13:00:00.000Z');
  await writeFile(file, '-1000');
  expect(clock.now().toISOString()).toBe('2026-05-01T11:59:59.000Z');
  await rm(folder, { recursive: true });
});

test('shows two processes with one anchor the same time, whenever they start', () => {
  const environment = { SANDBOX_CLOCK_ANCHOR: String(anchor.getTime()), SANDBOX_CLOCK_SPEED: '60' };
  const [early, late] = ['2026-05-01T12:00:01Z', '2026-05-01T13:00:00Z'].map((startedAt) =>
    sandboxClock(clockSettings(environment, real(startedAt)), real('2026-05-01T14:00:00Z')),
  );
  expect(early?.now()).toEqual(late?.now());
});

test.each([
  ['SANDBOX_CLOCK_ANCHOR', 'yesterday'],
  ['SANDBOX_CLOCK_START', 'soon'],
  ['SANDBOX_CLOCK_SPEED', '0'],
  ['SANDBOX_CLOCK_SPEED', '-1'],
  ['SANDBOX_CLOCK_SPEED', 'fast'],
])('refuses %s=%s by name', (name, value) => {
  expect(() => clockSettings({ [name]: value })).toThrow(name);
});
