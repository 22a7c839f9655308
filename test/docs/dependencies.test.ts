import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { rowsOf, sectionOf } from '../support/docs/markdown.ts';

const page = readFileSync('docs/decisions/0001-dependencies.md', 'utf8');

describe('decision 1 gives each package a line with its reason', () => {
  test.each([
    { from: 'At run time:', to: 'For development', packages: packageJson.dependencies },
    { from: 'For development', to: 'Held back', packages: packageJson.devDependencies },
    { from: 'Held back', to: 'All versions', packages: packageJson.overrides },
  ])('$from', ({ from, to, packages }) => {
    const rows = rowsOf(sectionOf(page, { from, to }));

    expect(rows.map(([name = '']) => name.replaceAll('`', '')).sort()).toEqual(Object.keys(packages).sort());
    expect(rows.filter(([, why = '']) => why.split(' ').length < 3)).toEqual([]);
  });

  test('and every version is pinned', () => {
    const versions = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies });
    expect(versions.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
  });
});
