import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../services/database/database.ts';
import { engines, type TestDatabase } from '../support/databases/databases.ts';
import { rowsOf, sectionOf } from '../support/docs/markdown.ts';

const section = sectionOf(readFileSync('docs/operations.md', 'utf8'), {
  from: '### Personal data',
  to: '## Upgrade',
});
const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);

const personal = rowsOf(section).map(([table = '', columns = '', ...rest]) => ({
  table: table.replaceAll('`', ''),
  columns: spans(columns),
  rest,
}));
const without = spans(/^Tables without personal data: ([^.]+)\./m.exec(section)?.[1] ?? '');
const statements = [...section.matchAll(/```sql\n([^`]+)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));

/** What looks like a person or their words. `name` alone can also be the name of a thing. */
const looksPersonal =
  /_name$|^email|^phone|(^|_)(agent|recipient|owner|user|conversation|mute|follow_up)_id$|saved_by$|^(note|form|reference|policy|search_text|word)$/;

const indexOf = /_(config|data|idx|content|docsize)$/;

describe.each(engines)('the list of personal data, against the tables on $engine', ({ engine, create }) => {
  let place: TestDatabase;
  let database: Database;
  let columnsOf: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    place = await create();
    database = await place.open();
    const tables = await database.query.introspection.getTables();
    const ours = tables.filter(
      ({ name }) => !tables.some((other) => other.name === name.replace(indexOf, '') && other.name !== name),
    );
    columnsOf = new Map(ours.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  });

  afterAll(() => place.remove());

  const isHere = (table: string) => engine === 'embedded' || !['customer_parts', 'customer_id_parts'].includes(table);

  test('has every table once: with personal data, or without', () => {
    const listed = [...personal.map(({ table }) => table), ...without].filter(isHere);
    expect(listed.sort()).toEqual([...columnsOf.keys()].sort());
  });

  test('names columns that exist, why they are kept and how they are erased', () => {
    for (const { table, columns, rest } of personal.filter(({ table: name }) => isHere(name))) {
      expect(columnsOf.get(table)).toEqual(expect.arrayContaining(columns));
      expect(columns).not.toEqual([]);
      expect(rest.filter((cell) => cell.length > 10)).toHaveLength(2);
    }
  });

  test('leaves out no column that looks like a person', () => {
    const listed = new Set(personal.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)));
    const all = [...columnsOf].flatMap(([table, columns]) => columns.map((column) => ({ table, column })));
    const left = all
      .filter(({ table, column }) => looksPersonal.test(column) || (column === 'name' && !without.includes(table)))
      .filter(({ table, column }) => !listed.has(`${table}.${column}`));
    expect(left).toEqual([]);
  });

  test('erases by statements that the database takes', async () => {
    expect(statements.length).toBeGreaterThan(5);
    for (const statement of statements) await sql.raw(statement).execute(database.query);
  });
});
