import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { rowsOf, sectionOf } from '../support/docs/markdown.ts';

const page = readFileSync('docs/security.md', 'utf8');
const attacks = rowsOf(sectionOf(page, { from: '## Attacks', to: '## Who is let in' }));
const cases = rowsOf(sectionOf(page, { from: '## Who is let in', to: '## What is left' }));

describe('the threat model', () => {
  test('names for each attack what stops it, and a test', () => {
    expect(attacks.length).toBeGreaterThan(20);
    expect(cases.length).toBeGreaterThan(20);
    for (const [attack = '', stop = '', proof = ''] of [...attacks, ...cases]) {
      expect(attack.length).toBeGreaterThan(10);
      expect(stop.length).toBeGreaterThan(2);
      expect(proof).toMatch(/^`test\//);
    }
  });

  const named = [...attacks, ...cases].flatMap(([, , proof = '']) =>
    [...proof.matchAll(/`(test\/[^`]+)`(?: "([^"]+)")?/g)].map(([, file = '', title = '']) => ({ file, title })),
  );

  test.each(named)('names a test that is there: $file $title', ({ file, title }) => {
    expect(existsSync(file)).toBe(true);
    // Of a table of cases, one of them.
    if (title !== '') expect(readFileSync(file, 'utf8')).toContain(`'${title}'`);
  });
});
