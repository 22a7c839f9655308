import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

interface Entry {
  readonly under: string;
  readonly text: string;
}

const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const readers = ['For agents', 'For operators', 'For developers'];
const longest = 300;

const lines = readFileSync('CHANGELOG.md', 'utf8').split('\n');
const headings = (level: number) =>
  lines.filter((line) => line.startsWith(`${'#'.repeat(level)} `)).map((line) => line.slice(level + 1));

const entries: readonly Entry[] = lines.flatMap((line, at) => {
  const above = lines.slice(0, at).findLast((other) => other.startsWith('#')) ?? '';
  return line.startsWith('- ') ? [{ under: above, text: line.slice(2) }] : [];
});

const wordsOf = (text: string): readonly string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu))];

/** Most words of the shorter one are in the other. */
function areAlike(one: string, other: string): boolean {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return fewer.filter((word) => more.includes(word)).length > 0.7 * fewer.length;
}

describe('the changelog', () => {
  test('begins with what is not released, then has a version and its day', () => {
    const [first, ...versions] = headings(2);
    expect(first).toBe('Unreleased');
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/.test(version))).toEqual([]);
  });

  test('has the headings of keepachangelog.com, and below them the readers, and no others', () => {
    expect(headings(3).filter((heading) => !kinds.includes(heading))).toEqual([]);
    expect(headings(4).filter((heading) => !readers.includes(heading))).toEqual([]);
  });

  test('has no heading twice within a version, and none without an entry', () => {
    const places = lines.filter((line) => /^#{2,4} /.test(line));
    const paths = places.map((line, at) => {
      const above = (level: number) =>
        places.slice(0, at + 1).findLast((other) => other.startsWith(`${'#'.repeat(level)} `));
      const depth = /^#+/.exec(line)?.[0].length ?? 0;
      return [2, 3, 4]
        .filter((level) => level <= depth)
        .map(above)
        .join(' / ');
    });
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
    expect(lines.filter((line, at) => line.startsWith('####') && !lines[at + 2]?.startsWith('- '))).toEqual([]);
  });

  test('puts every entry under a reader, in one sentence or a few', () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ under }) => !under.startsWith('#### '))).toEqual([]);
    expect(entries.filter(({ text }) => text.length > longest)).toEqual([]);
    expect(entries.filter(({ text }) => !/^[\p{Lu}\d`“].*[.)]$/u.test(text))).toEqual([]);
  });

  test('says nothing twice', () => {
    const twice = entries.flatMap((entry, at) =>
      entries.slice(at + 1).filter((other) => areAlike(entry.text, other.text)),
    );
    expect(twice).toEqual([]);
  });
});
