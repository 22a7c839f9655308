import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';

const run = promisify(execFile);

const product = ['bot', 'cards', 'dialogs', 'services'];
const folders = [...product, 'sandbox', 'tab', 'test'];

/** What a reader of the first file of the chain would have to open, types included. Only ever to be lowered. */
const longestChain = 15;
/** What fits on a screen. */
const mostFiles = 22;
/** Lists rather than programs, steps that are never changed, and the page that goes to the browser as it stands there. */
const exceptions = ['test/fixtures/partner-center', 'sandbox/teams/page', 'services/database/migrations'];

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string; readonly dynamic: boolean }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

let cruise: Cruise;

beforeAll(async () => {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const flags = ['--config', '.dependency-cruiser.js', '--output-type', 'json'];
  const { stdout } = await run(process.execPath, [cruiser, ...folders, ...flags], { maxBuffer: 2 ** 28 }).catch(
    (failed: unknown) => failed as { stdout: string },
  );
  cruise = JSON.parse(stdout) as Cruise;
});

test('imports go one way only', () => {
  expect(cruise.modules.length).toBeGreaterThan(500);
  expect(cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

test('no chain of imports is longer than it was', () => {
  const isProduct = (path: string) => product.includes(path.split('/')[0] ?? '');
  const imports = new Map(
    cruise.modules.map(({ source, dependencies }) => [
      source,
      dependencies.filter(({ dynamic }) => !dynamic).map(({ resolved }) => resolved),
    ]),
  );
  const chains = new Map<string, readonly string[]>();
  const chainFrom = (file: string): readonly string[] => {
    const known = chains.get(file);
    if (known) return known;
    // What imports itself in a circle is told by the first test.
    chains.set(file, [file]);
    const beyond = (imports.get(file) ?? []).filter(isProduct).map(chainFrom);
    const longest = beyond.reduce((one, other) => (other.length > one.length ? other : one), []);
    const chain = [file, ...longest];
    chains.set(file, chain);
    return chain;
  };
  const all = [...imports.keys()].filter(isProduct).map(chainFrom);
  expect(all.filter(({ length }) => length > longestChain).map((chain) => chain.join(' → '))).toEqual([]);
});

test('every folder fits on a screen', () => {
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  const byFolder = Map.groupBy(
    files.filter((file) => file.isFile()),
    ({ parentPath }) => parentPath,
  );
  const tooFull = [...byFolder].filter(([, { length }]) => length > mostFiles).map(([folder]) => folder);
  expect(tooFull.sort()).toEqual([...exceptions].sort());
});
