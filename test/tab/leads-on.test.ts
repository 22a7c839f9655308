import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const sources = globSync('tab/**/*.tsx').map((path) => [path, readFileSync(path, 'utf8')] as const);

/** Each `<Name …>` of a source, up to its end. */
function uses(name: string): readonly (readonly [path: string, attributes: string])[] {
  const pattern = new RegExp(`<${name}\\s(?:[^<>]|=>|<(?=[^/]))*?/?>`, 'g');
  return sources.flatMap(([path, source]) => [...source.matchAll(pattern)].map(([found]) => [path, found] as const));
}

test('wherever the page says what went wrong, a button leads on', () => {
  const troubles = uses('Trouble');
  expect(troubles.length).toBeGreaterThan(7);
  expect(troubles.filter(([, attributes]) => !attributes.includes('onRetry='))).toEqual([]);
  const beside = troubles.filter(([, attributes]) => attributes.includes('"beside"')).map(([path]) => path);
  // Its own button closes it, and another one tries those again that failed.
  expect(beside).toEqual(['tab/customers/several/outcome.tsx']);
});

test('and no failure is shown without that way of saying it', () => {
  const others = sources.filter(([path, source]) => path !== 'tab/kit/trouble.tsx' && /intent="error"/.test(source));
  expect(others.map(([path]) => path)).toEqual([]);
});
