import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseCommands } from '../../../dialogs/routing/command.ts';
import { SeededRandom } from '../../support/seeded-random.ts';
import { CustomerFinder, turnWith } from '../../support/worlds/customer-finder.ts';
import { demoCustomers } from '../../support/worlds/demo-customers.ts';
import { mutated } from '../../support/mutated.ts';
import { parseUtterances } from './parse-utterances.ts';

const count = Number(process.env['MUTATED_UTTERANCES'] ?? 300);
/** Of the processor, on average, with the directory: a slow machine included. */
const mostMs = 30;
const folder = new URL('utterances/', import.meta.url);
const typed = readdirSync(folder).flatMap((file) =>
  parseUtterances(readFileSync(new URL(file, folder), 'utf8')).map((utterance) => utterance.typed),
);

let finder: CustomerFinder;

beforeAll(async () => {
  finder = await CustomerFinder.open(demoCustomers);
});

afterAll(() => finder.close());

/** Looking is harmless, whatever was meant. */
const looks = new Set(['status', 'language']);

test(`${count} messages full of errors never lead anywhere by a guess, and are read at once`, async () => {
  const random = new SeededRandom(11);
  const guessed: string[] = [];
  const before = process.cpuUsage();
  for (let done = 0; done < count; done++) {
    const text = mutated(random.oneOf(typed), random);
    const meant = await finder.meaning(text, random.next() < 0.2);
    if (meant.kind !== 'command' || looks.has(meant.command.name)) continue;
    const said = parseCommands(turnWith(text).text).map(({ name }) => name);
    if (!said.includes(meant.command.name)) guessed.push(`${text}: ${meant.command.name}`);
  }
  const { user, system } = process.cpuUsage(before);
  expect(guessed).toEqual([]);
  expect((user + system) / 1_000 / count).toBeLessThan(mostMs);
}, 3_600_000);
