import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const rows = readFileSync('docs/pages.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| The page says'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, step = '', place = '', proof = '']) => ({ step, place, proof }));

describe('every step of Microsoft’s pages', () => {
  test('is in the table', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  test.each(rows)('has its place and its proof: $step', ({ place, proof }) => {
    const proofs = [...proof.matchAll(/`([^`]+)`(?: "([^"]+)")?/g)];
    expect(place).not.toBe('');
    expect(proofs.length).toBeGreaterThan(0);
    for (const [, file = '', name = ''] of proofs) expect(readFileSync(file, 'utf8')).toContain(name);
  });
});
