import { describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

const pages = globSync('**/*.md', { exclude: ['node_modules/**', '.data/**', 'gallery/**'] }).sort();
const folders = ['.ci', 'bot', 'cards', 'dialogs', 'docs', 'manifest', 'sandbox', 'services', 'tab', 'test', 'verify'];
const code = '{bot,cards,dialogs,services,sandbox,test}/**/*.{ts,json}';
const sources = globSync(code).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const source = sources.map(({ text }) => text).join('\n');
/** Names that pages give though the code has none of them, each for a reason that stands beside it there. */
const namedAsAbsent = ['InputError'];

/** What stands between fences is for typing in, not for following. */
function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```.*?^```$/gms, '');
}

function linksIn(page: string): readonly string[] {
  const links = proseOf(page).matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g);
  const targets = [...links].map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '');
  return targets.filter((target) => !/^(https?|mailto):/.test(target));
}

function codeSpansIn(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
}

/** What is for typing in at a shell. */
function shellWordsIn(page: string): readonly string[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```sh\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, lines = '']) => lines.split(/\s+/));
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

/** A word that begins with one of our folders or with any of them, or is the name of a file. */
function looksLikePath(word: string): boolean {
  return ['*', ...folders].some((folder) => word.startsWith(`${folder}/`)) || /^[\w-]+\.(ts|js|json|md)$/.test(word);
}

/** Paths are told from the root, or from where the page is. */
function isThere(page: string, path: string): boolean {
  if (path.includes('*')) return globSync(path).length > 0;
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
    const words = [...codeSpansIn(page).flatMap((span) => span.split(/\s+/)), ...shellWordsIn(page)];
    const missing = words.filter((word) => looksLikePath(word) && !isThere(page, word));
    expect(missing).toEqual([]);
  });

  test('names classes, types and methods that exist', () => {
    const names = codeSpansIn(page).flatMap((span) => span.match(/\b[A-Z][a-z]+[A-Z]\w*(?:\.\w+)?\b/g) ?? []);
    const isKnown = (name: string) => name.split('.').every((part) => new RegExp(`\\b${part}\\b`).test(source));
    expect(names.filter((name) => !namedAsAbsent.includes(name) && !isKnown(name))).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const scripts = [...readFileSync(page, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

describe('the code', () => {
  test('names pages that exist', () => {
    const named = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bdocs\/[\w./-]+\.md\b/g)].map(([path]) => ({ file, path })),
    );
    expect(named.filter(({ path }) => !existsSync(path))).toEqual([]);
  });

  test('is where npm scripts look for it', () => {
    const words = Object.values(packageJson.scripts).flatMap((script) => script.split(' '));
    expect(words.filter((word) => looksLikePath(word) && !isThere('.', word))).toEqual([]);
  });
});
