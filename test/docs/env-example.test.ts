import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { productionSettings, readProductionSettings } from '../../bot/settings/config.ts';

const example = readFileSync('.env.example', 'utf8');
const assignment = /^#?([A-Za-z_]+)=/gm;

const guid = '11111111-1111-4111-8111-111111111111';
const isGuid = (name: string): boolean => /_ID$|Id$/.test(name);

/** Something that its setting takes. */
function fittingFor(name: string): string {
  if (isGuid(name)) return guid;
  if (name === 'TOKEN_KEYS') return Buffer.alloc(32).toString('base64');
  if (name.endsWith('_URL')) return 'https://partner.example';
  return name.endsWith('_CONTACT') ? 'privacy@partner.example' : 'something';
}

/** What is to be filled in, filled in. */
const filled = Object.fromEntries(Object.keys(parseEnv(example)).map((name) => [name, fittingFor(name)]));
/** What is shown as the default or as an example. */
const shown = parseEnv(example.replace(/^#(?=[A-Za-z_]+=)/gm, ''));

test('.env.example names every setting of production once, and no other', () => {
  const named = [...example.matchAll(assignment)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(productionSettings.shape).sort());
});

test('.env.example, filled in where it is empty, is enough', () => {
  expect(Object.values(parseEnv(example)).join('')).toBe('');
  expect(() => readProductionSettings(filled)).not.toThrow();
});

test('.env.example asks for nothing that could be left out', () => {
  for (const name of Object.keys(filled)) {
    expect(() => readProductionSettings({ ...filled, [name]: '' })).toThrow(name);
  }
});

test('.env.example shows usable values, and the defaults where there are any', () => {
  const asShown = readProductionSettings({ ...shown, ...filled });
  expect(asShown).toMatchObject(readProductionSettings(filled));
});
