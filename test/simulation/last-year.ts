import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';

// `.ci/run` asks this file whether the whole year has been lived through with exactly these sources; `npm run test:year`
// writes it down. The file is committed, so that whoever changes what the year covers either lives through it or leaves it
// to the check.

/** Cards and dialogs only say what these decide. */
const covered = ['services/**/*.ts', 'bot/proactive/**/*.ts', 'test/simulation/**/*.ts', 'package-lock.json'];
const writtenTo = new URL('last-year.txt', import.meta.url);
const fewestCustomers = 1_200;

const hash = createHash('sha256');
for (const path of globSync(covered).toSorted()) hash.update(`${path}\n`).update(readFileSync(path));
const sources = hash.digest('hex');

if (process.argv[2] === '--passed') {
  const customers = Number(process.env['SIMULATION_CUSTOMERS'] ?? 5_000);
  if (customers >= fewestCustomers) writeFileSync(writtenTo, `${sources}\n`);
} else {
  const isSame = readFileSync(writtenTo, 'utf8').trim() === sources;
  process.stdout.write(
    isSame ? 'The year was lived through with these sources.\n' : 'The year covers something that has changed.\n',
  );
  process.exitCode = isSame ? 0 : 1;
}
