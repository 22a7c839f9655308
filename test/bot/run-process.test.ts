import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

interface Line {
  readonly msg: string;
  readonly level: number;
  readonly [field: string]: unknown;
}

/** Runs a desk in a process of its own, and asks it to stop once it has started where `signals` says so. */
async function run(what: string, signals: readonly NodeJS.Signals[] = []) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/bot/processes/run.ts', what], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Line[] = [];
  const complaint = text(child.stderr);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry = JSON.parse(line) as Line;
    lines.push(entry);
    if (entry.msg === 'started') for (const signal of signals) child.kill(signal);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, lines, phrases: lines.map(({ msg }) => msg), complaint: await complaint };
}

describe('a process', () => {
  test('asked to stop, stops in order', async () => {
    const { code, phrases, complaint } = await run('waits', ['SIGTERM', 'SIGINT']);
    expect(phrases).toEqual(['started', 'stop requested', 'stopped']);
    expect(code).toBe(0);
    expect(complaint).toBe('');
  });

  test('that cannot stop in time is ended, and says what it was waiting for', async () => {
    const { code, lines } = await run('hangs', ['SIGTERM']);
    expect(lines.at(-1)).toMatchObject({ level: 50, msg: 'stop took too long', unfinished: ['late answers'] });
    expect(code).toBe(1);
  });

  test.each([
    ['rejects', 'unhandledRejection', 'nobody waits for it'],
    ['throws', 'uncaughtException', 'JSON'],
  ])('in which something %s logs one line and stops in order', async (what, event, message) => {
    const { code, lines, phrases, complaint } = await run(what);
    expect(phrases).toEqual(['started', 'process failed unexpectedly', 'stop requested', 'stopped']);
    expect(lines[1]).toMatchObject({ level: 50, event, err: { message: expect.stringContaining(message) as unknown } });
    expect(code).toBe(1);
    expect(complaint).toBe('');
  });

  test('that cannot start says why in one sentence for people', async () => {
    const { code, lines, complaint } = await run('does not start');
    expect(code).toBe(1);
    expect(lines).toEqual([]);
    expect(complaint).toMatch(/^The bot did not start: the database file in DATA_DIR cannot be opened\. .*\n$/);
  });

  test('does not pass on what a library prints', async () => {
    const { lines, complaint } = await run('prints', ['SIGTERM']);
    expect(lines.map(({ msg }) => msg)).toContain('a library wrote to the console');
    expect(JSON.stringify(lines) + complaint).not.toContain('eyJ0');
  });
});
