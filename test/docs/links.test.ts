import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

const pages = globSync('**/*.md', { exclude: ['node_modules/**', '.data/**', 'gallery/**'] }).sort();
const folders = ['.ci', 'bot', 'cards', 'dialogs', 'docs', 'manifest', 'sandbox', 'services', 'tab', 'test'];

/** What stands between fences is for typing in, not for following. */
function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```.*?^```$/gms, '');
}

function linksIn(page: string): readonly string[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return targets.filter((target) => !/^(https?|mailto):/.test(target));
}

function codeSpansIn(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
}

/** As GitHub makes them. */
function anchorsIn(page: string): readonly string[] {
  const headings = [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  return existsSync(file) && (anchor === undefined || anchorsIn(file).includes(anchor));
}

/** A word that begins with one of our folders, or is the name of a file. */
function looksLikePath(word: string): boolean {
  return folders.some((folder) => word.startsWith(`${folder}/`)) || /^[\w-]+\.(ts|js|json|md)$/.test(word);
}

/** Paths are told from the root, or from where the page is. */
function isThere(page: string, path: string): boolean {
  return existsSync(path) || existsSync(join(dirname(page), path));
}

test('there are pages to check', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', join('docs', 'operations.md')]));
});

describe.each(pages)('%s', (page) => {
  test('links to what exists', () => {
    expect(linksIn(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });

  test('names files that exist', () => {
    const words = codeSpansIn(page).flatMap((code) => code.split(/\s+/));
    const missing = words.filter((word) => looksLikePath(word) && !isThere(page, word));
    expect(missing).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const scripts = [...readFileSync(page, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});
