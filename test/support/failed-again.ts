import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

// `.ci/run` calls this where `npm test` failed, with Jest's report of it. What failed runs once more, one file after the
// other: the tests kill processes and cut connections while others use the same two cores, and a fault of the product
// fails alone as well. What passes only alone is named, so that nobody takes it for sound.

/** So many files do not fail by chance. */
const most = 8;

const report = z.object({ testResults: z.array(z.object({ name: z.string(), status: z.string() })) });
const { testResults } = report.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const failed = testResults.filter(({ status }) => status !== 'passed').map(({ name }) => name);
const named = failed.map((name) => `  ${name.replace(/^.*\/test\//, 'test/')}\n`).join('');

if (failed.length === 0 || failed.length > most) {
  process.stdout.write(`${failed.length} test files failed, and none is tried again.\n${named}`);
  process.exitCode = 1;
} else {
  process.stdout.write(`Failed, tried once more alone:\n${named}`);
  const { status } = spawnSync('npm', ['test', '--', '--maxWorkers=1', '--runTestsByPath', ...failed], {
    stdio: 'inherit',
  });
  process.stdout.write(status === 0 ? `PASSED ONLY ALONE, to be mended:\n${named}` : `Failed again, of:\n${named}`);
  process.exitCode = status ?? 1;
}
