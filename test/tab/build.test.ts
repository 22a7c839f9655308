import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFolder } from '../../tab/build.ts';

test.each(['with an older page there', 'with no page yet'])(
  'processes that build at once leave one page, %s',
  async (what) => {
    const root = mkdtempSync(join(tmpdir(), 'agreement-desk-'));
    const page = (name: string) => {
      const folder = join(root, name);
      mkdirSync(folder);
      writeFileSync(join(folder, 'index.html'), name);
      return folder;
    };
    const built = join(root, 'tab');
    if (what.includes('older')) page('tab');
    const fresh = ['one', 'another', 'third'].map(page);
    await Promise.all(fresh.map((folder) => replaceFolder(built, folder)));
    expect(['one', 'another', 'third']).toContain(readFileSync(join(built, 'index.html'), 'utf8'));
    expect(readdirSync(root).filter((name) => name.endsWith('-old'))).toEqual([]);
  },
);
