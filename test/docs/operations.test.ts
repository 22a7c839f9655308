import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { productionSettings } from '../../bot/settings/config.ts';
import { sandboxBotSettings } from '../../sandbox/bot/settings.ts';
import { basePath } from '../../bot/http/api/contract/description.ts';
import { signInScripts } from '../../bot/http/pages/sign-in-page.ts';
import { signInPaths } from '../../bot/http/sign-in-paths.ts';
import openApi from '../../bot/http/openapi.json' with { type: 'json' };
import { failureReasons } from '../support/cards/card-sample.ts';
import { rowsOf, sectionOf } from '../support/docs/markdown.ts';
import type { NotAllowedReason } from '../../services/identity/not-allowed-error.ts';
import type { AuthorizationFailure } from '../../services/partner-center/http/partner-center-error.ts';

const page = readFileSync('docs/operations.md', 'utf8');
const product = sourceOf('{bot,cards,dialogs,services}/**/*.ts');
const sandbox = sourceOf('sandbox/**/*.ts');

function sourceOf(pattern: string): string {
  return globSync(pattern)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** The rows of all tables whose first cell is code, by that code. */
const rows = new Map(
  [...page.matchAll(/^\| `([^`]+)` +\|(.*)\|$/gm)].map(([, name = '', cells = '']) => [name, cells.split('|')]),
);

/** What stands first in each row of a section, without its code marks. */
const firstCellsOf = (section: { from: string; to: string }): readonly string[] =>
  rowsOf(sectionOf(page, section)).map(([first = '']) => first.replaceAll('`', ''));

const defaultIn = (name: string): string => (rows.get(name)?.[0] ?? '').trim().replaceAll('`', '');

/** A kind too many or too few does not compile. */
const notAllowed: Record<NotAllowedReason['kind'], true> = {
  'no-role': true,
  role: true,
  'may-attest': true,
  'partner-type': true,
};
const authorization: Record<AuthorizationFailure, true> = {
  'no-token': true,
  'token-refused': true,
  'mfa-missing': true,
  'app-only': true,
  forbidden: true,
  'sign-in-needed': true,
};

describe('settings', () => {
  test.each(Object.keys(productionSettings.shape))('%s has its row', (name) => {
    expect([...rows.keys()]).toContain(name);
  });

  test('have the defaults that .env.example shows, which are those of the schema', () => {
    const example = readFileSync('.env.example', 'utf8').replace(/^#(?=[A-Za-z_]+=)/gm, '');
    const shown = Object.entries(parseEnv(example)).filter(([name]) => !['', 'none'].includes(defaultIn(name)));
    expect(shown.length).toBeGreaterThan(8);
    expect(Object.fromEntries(shown.map(([name]) => [name, defaultIn(name)]))).toEqual(Object.fromEntries(shown));
  });

  test('of the sandbox have their rows too', () => {
    const names = new Set(sandbox.match(/\b(?:SANDBOX_[A-Z_]+|BOT_ENDPOINT)\b/g));
    expect(names.size).toBeGreaterThan(6);
    expect([...names].filter((name) => !rows.has(name))).toEqual([]);
  });

  test('with another default in the sandbox are named', () => {
    const sentence = sectionOf(page, { from: 'have another default there:', to: 'It also has its own' });
    const named = [...sentence.matchAll(/`([A-Z_]+)` is `([^`]+)`/g)].map(([, name = '', value]) => [name, value]);
    const { RENEWAL_CUTOFF, ORDER_API_TOKENS } = sandboxBotSettings({});
    expect(Object.fromEntries(named)).toEqual({ RENEWAL_CUTOFF, ORDER_API_TOKENS, LOG_LEVEL: 'warn' });
  });

  test('that are gone have no row', () => {
    const known = [...Object.keys(productionSettings.shape), ...(sandbox.match(/\b[A-Z_]{4,}\b/g) ?? [])];
    const told = firstCellsOf({ from: '## Settings', to: '## Ordering tools' });
    expect(told.filter((name, at) => !known.includes(name) || told.indexOf(name) !== at)).toEqual([]);
  });
});

describe('limits of the door', () => {
  const limits = new Map(
    rowsOf(sectionOf(page, { from: '### The door', to: '### The proxy' })).map(([limit, value = '']) => [limit, value]),
  );
  const most = (what: string) => new RegExp(`const most${what} = ([\\d_]+);`).exec(product)?.[1]?.replaceAll('_', '');

  test.each([
    ['turns at once', most('Turns')],
    ['connections', most('Connections')],
  ])('%s', (limit, value) => {
    expect(limits.get(limit)?.replaceAll(',', '')).toBe(value);
  });

  test('turns at once are told the same where the log is explained', () => {
    expect(page).toContain(`more than ${most('Turns') ?? 'some'} turns at once`);
  });
});

test('the order endpoint answers with the statuses that ordering tools are told', () => {
  const told = firstCellsOf({ from: '## Ordering tools', to: '## App registrations' });
  const [path] = Object.values(openApi.paths);
  expect(told).toEqual(Object.keys(path?.get.responses ?? {}));
});

describe('errors', () => {
  const written = [...product.matchAll(/readonly code(?:: [^=\n]+)?(?: = '([^']+)')?;/g)].map(([, code]) => code);
  const literal = written.filter((code) => code !== undefined);
  const composed = [
    ...Object.keys(notAllowed).map((kind) => `not-allowed-${kind}`),
    ...Object.keys(authorization).map((reason) => `partner-center-${reason}`),
  ];

  test.each([...literal, ...composed])('%s has its row', (code) => {
    expect([...rows.keys()]).toContain(code);
  });

  test('are all known here', () => {
    const classes = [...product.matchAll(/^export class \w+Error extends (\w+)/gm)];
    expect(classes.filter(([, parent]) => parent === 'Error')).toEqual([]);
    // Two of them compose their code, and one has that of its parent.
    expect(literal).toHaveLength(classes.length - 3);
  });

  test('that are gone have no row', () => {
    const told = firstCellsOf({ from: '## Error codes', to: '### Refusals in the ledger' });
    expect(told.filter((code) => ![...literal, ...composed].includes(code))).toEqual([]);
    const reasons = firstCellsOf({ from: '### Refusals in the ledger', to: '## Logs' });
    expect([...reasons].sort()).toEqual([...failureReasons].sort());
  });

  test.each(failureReasons)('the reason %s has its row', (reason) => {
    expect([...rows.keys()]).toContain(reason);
  });

  test('codes that come down to a reason are named', () => {
    const table = /const reasonByCode[^{]+\{([^}]+)\}/.exec(product)?.[1] ?? '';
    const codes = [...table.matchAll(/'([^']+)': '([^']+)'/g)].map(([, code = '', reason = '']) => ({ code, reason }));
    expect(codes.length).toBeGreaterThan(20);
    const named = ({ code, reason }: { code: string; reason: string }) =>
      (rows.get(reason)?.[0] ?? '').split(/[\s,`]+/).includes(code);
    expect(codes.filter((entry) => !named(entry))).toEqual([]);
  });
});

describe('the proxy in front', () => {
  const [, location = ''] = /location ~ (\S+) \{/.exec(page) ?? [];
  const lets = (path: string): boolean => new RegExp(location).test(path);

  test.each([
    '/api/messages',
    ...[signInPaths.start, signInPaths.end, ...Object.values(signInScripts)],
    ...['/tab', '/tab/', '/tab/assets/index-abc.js', `${basePath}/me`, `${basePath}/evidence/head`],
    ...['/privacy', '/terms', '/pages/page.css', '/api/customers/1/order-readiness', '/api/openapi.json'],
  ])('lets through what Teams, browsers and tools ask for: %s', (path) => {
    expect(lets(path)).toBe(true);
  });

  test.each(['/healthz', '/readyz', '/metrics', '/', '/api/messages/x', '/tables'])('keeps %s inside', (path) => {
    expect(lets(path)).toBe(false);
  });
});

describe('log lines', () => {
  const section = page.slice(page.indexOf('Worth an alarm'), page.indexOf('## Data'));
  const phrases = [...section.matchAll(/`([a-z]+(?: [a-z]+)+)`/g)].map(([, phrase = '']) => phrase);

  test.each(phrases)('"%s" is what the log says', (phrase) => {
    expect(product).toContain(`'${phrase}'`);
  });

  test('that are errors are all worth an alarm', () => {
    const errors = [...product.matchAll(/log\.error\([^;]*?'([a-z ]+)'\)/g)].map(([, phrase = '']) => phrase);
    expect(errors.length).toBeGreaterThan(4);
    expect(errors.filter((phrase) => !phrases.includes(phrase))).toEqual([]);
  });
});
