import { expect, test } from '@jest/globals';
import { BackgroundRest } from '../../services/background-work.ts';

test('work in the background rests for as long as it kept the process busy', async () => {
  const rest = new BackgroundRest();
  await rest.take();
  const busyUntil = performance.now() + 40;
  while (performance.now() < busyUntil);
  const began = performance.now();
  await rest.take();

  expect(performance.now() - began).toBeGreaterThanOrEqual(38);
});
