import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);

test('imports go one way only', async () => {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const folders = ['bot', 'cards', 'dialogs', 'services', 'sandbox', 'test'];
  const { stdout } = await run(process.execPath, [cruiser, ...folders, '--config', '.dependency-cruiser.js']).catch(
    (failed: unknown) => failed as { stdout: string },
  );
  expect(stdout).toContain('no dependency violations found');
});
