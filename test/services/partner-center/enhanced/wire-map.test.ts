import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isComplete, missingIn, wireMapSchema } from '../../../../services/partner-center/enhanced/wire-map.ts';
import { sandboxWireMap } from './support.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'));

/** The sandbox's map with one entry changed. */
function changed(change: (map: Record<string, Record<string, unknown>>) => void): unknown {
  const map = structuredClone(sandboxWireMap) as Record<string, Record<string, unknown>>;
  change(map);
  return map;
}

describe('the wire map that ships', () => {
  test('holds what Microsoft has published, and names what an administrator has to fill in', () => {
    const map = wireMapSchema.parse(read('enhanced-wire.json'));
    expect(isComplete(map, { isMadeUp: false })).toBe(false);
    expect(missingIn(map, { isMadeUp: false })).toEqual([
      'start.body with "{email}"',
      'start.attestationId',
      'status.path',
      'status.word',
      'status.words with one for "accepted"',
      'status.words with one for "expired"',
      'create.path',
      'create.body',
    ]);
  });

  test('has the five fields of Microsoft’s sample, and no name that is not Microsoft’s', () => {
    const { start } = wireMapSchema.parse(read('enhanced-wire.json'));
    expect(Object.keys(start.body)).toEqual([
      'country',
      'language',
      'companyName',
      'signatoryFirstName',
      'signatoryLastName',
    ]);
  });
});

describe('the wire map of the sandbox', () => {
  test('is complete', () => {
    expect(isComplete(wireMapSchema.parse(sandboxWireMap), { isMadeUp: true })).toBe(true);
  });

  test('has no name that could be taken for Microsoft’s, beside those that are', () => {
    const { start, status, create } = sandboxWireMap;
    const published = ['country', 'language', 'companyName', 'signatoryFirstName', 'signatoryLastName'];
    const names = [
      ...Object.keys(start.body).filter((name) => !published.includes(name)),
      ...Object.keys(create.body),
      ...[start.attestationId, status.word, status.expiresAt].map((pointer) => pointer.slice(1)),
    ];
    expect(names.filter((name) => !name.startsWith('sandbox'))).toEqual([]);
    expect([status.path, create.path].filter((path) => !path.includes('sandbox'))).toEqual([]);
  });
});

describe('a wire map is refused', () => {
  const wrong: readonly (readonly [what: string, map: unknown])[] = [
    ['with an entry that does not exist', changed((map) => (map['status']!['states'] = {}))],
    ['without a part', changed((map) => delete map['create'])],
    ['with a path that begins with no slash', changed((map) => (map['status']!['path'] = 'attestations'))],
    ['with a path out of /v1', changed((map) => (map['status']!['path'] = '/../control/{attestationId}'))],
    ['with a whole address for a path', changed((map) => (map['create']!['path'] = 'https://example.com/'))],
    ['with a query in a path', changed((map) => (map['status']!['path'] = '/attestations?id={attestationId}'))],
    ['with a value that the path cannot have', changed((map) => (map['status']!['path'] = '/a/{email}'))],
    ['with a value that the body cannot have', changed((map) => (map['create']!['body'] = { id: '{password}' }))],
    ['with a name where a pointer has to stand', changed((map) => (map['status']!['word'] = 'status'))],
    ['with a state of its own', changed((map) => (map['status']!['words'] = { done: 'signed' }))],
    ['with a page that is no web address', changed((map) => (map['page']!['address'] = 'javascript:alert(1)'))],
  ];

  test.each(wrong)('%s', (_, map) => {
    expect(wireMapSchema.safeParse(map).success).toBe(false);
  });
});

describe('the road stays closed', () => {
  const lacking: readonly (readonly [what: string, change: Parameters<typeof changed>[0], entry: string])[] = [
    [
      'without the field for the e-mail address',
      ({ start }) => (start!['body'] = { ...sandboxWireMap.start.body, sandboxMail: 'nobody@example.com' }),
      'start.body with "{email}"',
    ],
    [
      'with a page that is not Microsoft’s',
      ({ page }) => (page!['address'] = 'https://cdn.partner.microsoft.com.example/mca/'),
      'page.address on cdn.partner.microsoft.com',
    ],
    [
      'with a page that is not encrypted',
      ({ page }) => (page!['address'] = 'http://cdn.partner.microsoft.com/mca/'),
      'page.address on cdn.partner.microsoft.com',
    ],
    [
      'where no word says that the customer accepted',
      ({ status }) => (status!['words'] = { 'link ran out': 'expired' }),
      'status.words with one for "accepted"',
    ],
    [
      'where the status is not asked for by the id',
      ({ status }) => (status!['path'] = '/attestations'),
      'status.path with {attestationId}',
    ],
    [
      'where the agreement is made of no attestation',
      ({ create }) => (create!['body'] = {}),
      'create.path or create.body with {attestationId}',
    ],
  ];

  test('with a page on this machine, unless Microsoft is played there', () => {
    expect(missingIn(wireMapSchema.parse(sandboxWireMap), { isMadeUp: false })).toEqual([
      'page.address on cdn.partner.microsoft.com',
    ]);
  });

  test.each(lacking)('%s', (_, change, entry) => {
    expect(missingIn(wireMapSchema.parse(changed(change)), { isMadeUp: true })).toEqual([entry]);
  });
});
