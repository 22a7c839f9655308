import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

async function doctor(...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:9/desk' };
  const settings = { ENTRA_URL: 'http://127.0.0.1:9', BOT_FRAMEWORK_METADATA_URL: 'http://127.0.0.1:9/keys' };
  const child = spawn(process.execPath, ['bot/doctor/index.ts', ...args], { env: { ...env, ...settings } });
  const [out, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, complaint, code: child.exitCode };
}

describe('npm run doctor', () => {
  test('goes through an empty installation to the end, for scripts too', async () => {
    const { out, code } = await doctor('--json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as { healthy: boolean; faults: number; skipped: number; steps: { step: string }[] };
    expect(report).toMatchObject({ healthy: false, warnings: 1 });
    expect(report.faults).toBeGreaterThan(6);
    expect(report.steps.map(({ step }) => step)).toContain('customers');
    expect(out).not.toContain('hunter2');
  });

  test.each([[['--as', 'ada']], [['--sandbox']]])('says how it is used, with exit code 2, after %j', async (args) => {
    const { complaint, code } = await doctor(...args);
    expect(code).toBe(2);
    expect(complaint).toContain('npm run doctor -- [--as <object id>] [--json]');
  });
});
