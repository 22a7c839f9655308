import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { workbook } from '../../../../bot/http/api/handlers/workbook.ts';

const run = promisify(execFile);
const count = 100_000;
/** The product without any row takes some 20; all rows at once would take some 100. */
const heapMegabytes = 40;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-list-'));
});
afterAll(() => rm(folder, { recursive: true }));

function* largeList(): Generator<readonly string[]> {
  yield ['Customer', 'First name', 'Last name', 'Email', 'Phone', 'Date of acceptance', 'Basis'];
  for (let row = 1; row <= count; row += 1)
    yield [`Customer ${row}`, `Anna ${row}`, `Ek ${row}`, `a${row}@b.example`, `+46 70 ${row}`, '2026-01-20', 'Email'];
}

const lines = () => Readable.from(largeList()).map((row: readonly string[]) => `${row.join(';')}\n`);
const workbookOfList = () => workbook(Readable.from(largeList()));

/** Counts the rows in a process with so small a heap that it cannot hold them. */
const program = `
  import { openListWords } from './cards/bulk/list-words.ts';
  import { openList } from './services/bulk/list/open-list.ts';
  const { rows } = await openList(process.argv[1], { acts: ['confirm'], words: openListWords() });
  let count = 0;
  for await (const { cells } of rows) count += Object.keys(cells).length;
  process.stdout.write(String(count));
`;

describe(`a list of ${count} rows is read without being held in memory`, () => {
  test.each([
    ['a CSV file', lines],
    ['a workbook', workbookOfList],
  ])('%s', async (_kind, pieces) => {
    const path = join(folder, 'list');
    const file = await open(path, 'w');
    for await (const piece of pieces()) await file.write(piece as string);
    await file.close();
    const flags = [`--max-old-space-size=${heapMegabytes}`, '--disable-warning=ExperimentalWarning'];
    const { stdout } = await run(process.execPath, [...flags, '--input-type=module', '-e', program, path]);
    expect(stdout).toBe(String(count * 7));
  });
});
