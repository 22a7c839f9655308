import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { sectionOf } from '../support/docs/markdown.ts';

interface MappedFolder {
  readonly path: string;
  readonly says: string;
}

const page = readFileSync('docs/architecture.md', 'utf8');
const section = sectionOf(page, { from: '## The folders', to: '\n## Three walks' });
const maps = [...section.matchAll(/```text\n([^`]+)```/g)].map(([, map = '']) => foldersOf(map));
const listed = maps.flat();

/** Two spaces of indentation lead one folder down. */
function foldersOf(map: string): readonly MappedFolder[] {
  const above: string[] = [];
  return map
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, indent = '', name = '', says = ''] = /^( *)([\w-]+)\/ *(.*)$/.exec(line) ?? [];
      above.splice(indent.length / 2, Infinity, name);
      return { path: above.join('/'), says };
    });
}

/** A folder of tests needs no line where it has the place of a folder of the product. */
const mirrored = (path: string): boolean =>
  existsSync(path.replace(/^test\//, '')) || existsSync(path.replace(/^test\/journeys\//, 'services/'));

describe.each(['bot', 'dialogs', 'cards', 'services', 'manifest', 'sandbox', 'tab', 'test', 'verify'])(
  'the map of %s/',
  (tree) => {
    const mapped = listed.map(({ path }) => path).filter((path) => path.split('/')[0] === tree);
    const folders = [tree, ...globSync(`${tree}/**/*/`).map((path) => path.replace(/\/$/, ''))].filter(
      (path) => globSync(`${path}/**/*.*`).length > 0,
    );

    test('has every folder', () => {
      const wanted = folders.filter((path) => tree !== 'test' || path === 'test' || !mirrored(path));
      expect(wanted.filter((path) => !mapped.includes(path))).toEqual([]);
    });

    test('has no folder twice, and none that does not exist', () => {
      expect(mapped.filter((path, at) => !folders.includes(path) || mapped.indexOf(path) !== at)).toEqual([]);
    });

    test('names two or three files to open first', () => {
      const line = new RegExp(`^\\*\\*\`${tree}/\`\\*\\*.*Open first: (.*)$`, 'm').exec(section)?.[1] ?? '';
      const files = [...line.matchAll(/`([^`]+\.tsx?)`/g)];
      expect(files.length === 2 || files.length === 3).toBe(true);
    });
  },
);

test('every folder of the maps has its line', () => {
  expect(maps).toHaveLength(9);
  expect(listed.filter(({ says }) => says.length < 5)).toEqual([]);
});

test('the services are told in the order in which they may import each other', () => {
  const rules = readFileSync('.dependency-cruiser.js', 'utf8');
  const lowestFirst = sectionOf(rules, { from: 'const lowerServices = [', to: ']' }).matchAll(/'([\w-]+)'/g);
  const told = /those after it in this list: ([\w, -]+)\./.exec(page)?.[1]?.split(', ');
  expect(told).toEqual([...lowestFirst].map(([, folder]) => folder).reverse());
});

test('the three walks open as many files as they say, and none of them more than fourteen', () => {
  const walks = sectionOf(page, { from: '## Three walks', to: '\n## Commands' })
    .split(/\n(?=\*\*)/)
    .slice(1);
  expect(walks).toHaveLength(3);
  for (const walk of walks) {
    const opened = [...walk.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => file);
    expect(opened.filter((file) => !existsSync(file))).toEqual([]);
    expect(walk).toContain(`, ${opened.length} files.**`);
    expect(opened.length).toBeLessThanOrEqual(14);
  }
});
