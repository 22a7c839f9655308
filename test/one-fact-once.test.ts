import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** A list, a table, a pattern or a text at the top of a file; short ones and numbers are alike by chance. */
const constant = /^(?:export )?const (\w+)(?:: [^=\n]+)? =\s+((?:[[{/'"`]|new (?:Set|Map)\()[^;]*);\n/gm;
const shortest = 12;

/** The same text, for two things: whom a token is for, and who made it. */
const alike = ["'https://api.botframework.com'"];

test('what a constant says stands once', () => {
  const files = globSync('{bot,cards,dialogs,manifest,services}/**/*.ts', {
    exclude: ['services/database/migrations/**'],
  });
  const constants = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(constant)].map(([, name = '', value = '']) => ({
      place: `${file}: ${name}`,
      file,
      value: plain(value),
    })),
  );
  const told = constants.filter(({ value }) => value.length >= shortest && !alike.includes(value));
  expect(told.length).toBeGreaterThan(200);
  const twice = [...Map.groupBy(told, ({ value }) => value).values()].filter(
    (same) => new Set(same.map(({ file }) => file)).size > 1,
  );
  expect(twice.map((same) => same.map(({ place }) => place))).toEqual([]);
});

function plain(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/ (?:as const|satisfies)\b.*$/, '')
    .replace(/,? ([\]}])/g, '$1')
    .trim();
}
