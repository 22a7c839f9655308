import { describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { StatementCache } from '../../../../services/database/embedded/statement-cache.ts';

describe('the statements of the embedded engine', () => {
  test('are prepared once', () => {
    const cache = new StatementCache(new DatabaseSync(':memory:'), 2);

    expect(cache.prepare('select 1')).toBe(cache.prepare('select 1'));
    cache.close();
  });

  test('are kept in a bounded number, those used last', () => {
    const cache = new StatementCache(new DatabaseSync(':memory:'), 2);
    const [first, second] = [cache.prepare('select 1'), cache.prepare('select 2')];
    expect(cache.prepare('select 1')).toBe(first);

    for (let value = 3; value < 100; value++) {
      cache.prepare(`select ${value}`);
      expect(cache.prepare('select 1')).toBe(first);
    }

    expect(cache.size).toBe(2);
    expect(cache.prepare('select 2')).not.toBe(second);
    cache.close();
  });

  test('still answer after the tables have changed', () => {
    const cache = new StatementCache(new DatabaseSync(':memory:'), 5);
    cache.prepare('create table things (name text)').run([]);
    cache.prepare('insert into things values (?)').run(['one']);
    const select = cache.prepare('select * from things');
    expect(select.all([])).toEqual([{ name: 'one' }]);

    cache.prepare('alter table things add column size integer').run([]);

    expect(select.all([])).toEqual([{ name: 'one', size: null }]);
    cache.close();
  });

  test('give row after row, each with its own values', () => {
    const cache = new StatementCache(new DatabaseSync(':memory:'), 5);
    const select = cache.prepare('select value as number, null as absent, value as number from json_each(?)');
    const rows = [1, 2].map((number) => ({ number, absent: null }));
    expect(select.all(['[1, 2]'])).toEqual(rows);
    expect([...select.iterate(['[1, 2]'])]).toEqual(rows);
    cache.close();
  });
});
