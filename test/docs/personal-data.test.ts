import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { productionSettings } from '../../bot/settings/config.ts';
import { retentionSettings } from '../../bot/settings/retention-settings.ts';
import type { Tables } from '../../services/database/database.ts';
import { type ColumnKind, personalData, tableNames } from '../../services/privacy/personal-data.ts';
import { engines, type TestDatabase } from '../support/databases/databases.ts';
import { rowsOf, sectionOf } from '../support/docs/markdown.ts';

const page = readFileSync('docs/privacy.md', 'utf8');
const section = sectionOf(page, { from: '## What is stored', to: '## How long' });
const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);

const told = new Map(
  rowsOf(section).map(([table = '', columns = '', ...rest]) => [
    table.replaceAll('`', ''),
    { columns: spans(columns), rest },
  ]),
);
const without = spans(/^Tables without personal data: ([^.]+)\./m.exec(section)?.[1] ?? '');

/** Of the embedded database only. These tables are not in the types, nor is that of `readiness`, a counter. */
const embeddedOnly = ['customer_parts', 'customer_id_parts'];
const numberOfRow = 'search_id';
/** It is computed by the database, and SQLite does not list it. */
const computed = 'urgency';

const kindsOf = (table: keyof Tables): Readonly<Record<string, ColumnKind>> => personalData[table];
const personalColumns = (table: keyof Tables) =>
  Object.entries(kindsOf(table)).flatMap(([column, kind]) => (kind === 'none' ? [] : [column]));

/** What looks like a person or their words. `name` alone can also be the name of a thing. */
const looksPersonal =
  /_name$|^email|^phone|(^|_)(agent|recipient|owner|user|conversation|mute|follow_up)_id$|saved_by$|^(note|form|reference|policy|search_text|word)$/;

const indexOf = /_(config|data|idx|content|docsize)$/;

describe.each(engines)('the register of personal data, against the tables on $engine', ({ engine, create }) => {
  let place: TestDatabase;
  let columnsOf: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    place = await create();
    const tables = await (await place.open()).query.introspection.getTables();
    const ours = tables.filter(
      ({ name }) => !tables.some((other) => other.name === name.replace(indexOf, '') && other.name !== name),
    );
    columnsOf = new Map(ours.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  });

  afterAll(() => place.remove());

  test('has every table', () => {
    const expected = [...tableNames, 'readiness', ...(engine === 'embedded' ? embeddedOnly : [])];
    expect([...columnsOf.keys()].sort()).toEqual([...expected].sort());
  });

  test.each(tableNames)('has every column of %s, and no other', (table) => {
    const columns = (columnsOf.get(table) ?? []).filter((column) => column !== numberOfRow && column !== computed);
    const registered = Object.keys(kindsOf(table)).filter((column) => column !== computed);
    expect(registered.sort()).toEqual(columns.toSorted());
  });
});

describe('the page about privacy', () => {
  test('has every table once: with personal data, or without', () => {
    const expected = tableNames.filter((table) => personalColumns(table).length > 0);
    expect([...told.keys()].sort()).toEqual([...expected, 'customer_parts'].sort());
    const others = tableNames.filter((table) => personalColumns(table).length === 0);
    expect(without.sort()).toEqual([...others, 'customer_id_parts', 'readiness'].sort());
  });

  test.each(tableNames.filter((table) => personalColumns(table).length > 0))(
    'names what %s has of people: whom, why, how long, and what erases it',
    (table) => {
      expect(told.get(table)?.columns.toSorted()).toEqual(personalColumns(table).toSorted());
      expect(told.get(table)?.rest.filter((cell) => cell.length > 3)).toHaveLength(4);
    },
  );

  test('tells the default of each period, as the settings have it', () => {
    const rows = rowsOf(sectionOf(page, { from: '## How long', to: '## When somebody asks' }));
    const defaults = rows.map(([name = '', value = '']) => [
      name.replaceAll('`', ''),
      Number(value.replaceAll(',', '')),
    ]);
    const names = Object.keys(retentionSettings) as readonly (keyof typeof retentionSettings)[];
    expect(defaults).toEqual(names.map((name) => [name, retentionSettings[name].parse(undefined)]));
    expect(Object.keys(productionSettings.shape)).toEqual(expect.arrayContaining([...names]));
    const periods = [...told.values()].flatMap(({ rest }) =>
      spans(rest[2] ?? '').filter((word) => word.startsWith('KEEP')),
    );
    expect([...new Set(periods)].sort()).toEqual([...names].sort());
  });
});

test('no column that looks like a person is said to be about nobody', () => {
  const overlooked = tableNames.flatMap((table) =>
    Object.entries(kindsOf(table))
      .filter(([column, kind]) => kind === 'none' && looksPersonal.test(column))
      .map(([column]) => `${table}.${column}`),
  );
  expect(overlooked).toEqual([]);
});
