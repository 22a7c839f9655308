import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import {
  type PostgresDatabase,
  createPostgresDatabase,
  nameIn,
  onDatabase,
  removeDatabase,
  runOnServer,
  urlOf,
} from './postgres.ts';

/** Larger ones, and those whose tables a test has changed, are not worth another test. */
const mostBytes = 40_000_000;

/** What makes the tables what they are. A row of the catalogue that was written since then has another `xmin`. */
const selectShape = `
  select md5(string_agg(line, ',' order by line)) as shape, pg_database_size(current_database()) as bytes from (
    select format('%s.%s', oid, xmin) as line from pg_class where relnamespace = 'public'::regnamespace
    union all select format('%s.%s', oid, xmin) from pg_trigger
    union all select format('%s.%s', oid, xmin) from pg_constraint
    union all select format('%s.%s', oid, xmin) from pg_proc where pronamespace = 'public'::regnamespace
    union all select format('%s.%s.%s', attrelid, attnum, a.xmin) from pg_attribute a
      join pg_class c on c.oid = attrelid where relnamespace = 'public'::regnamespace
  ) as lines`;

/** The rows that a database begins with, beside its tables. */
const keepFirstRows = `
  create schema first_rows;
  do $$ declare name text; has_rows boolean; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select from public.%I)', name) into has_rows;
      if has_rows then execute format('create table first_rows.%1$I as table public.%1$I', name); end if;
    end loop;
  end $$`;

/** Without the triggers that keep rows from being deleted. */
const beginAgain = `
  set session_replication_role = replica;
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('delete from public.%I', name);
    end loop;
    for name in select tablename from pg_tables where schemaname = 'first_rows' loop
      execute format('insert into public.%1$I overriding system value table first_rows.%1$I', name);
    end loop;
    perform setval(seqrelid::regclass, seqstart, false) from pg_sequence;
  end $$`;

const endOthers = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

interface Original {
  readonly name: string;
  readonly shape: string;
}

/** Once a run, with the URL of the database that all others are copies of. Returns its shape. */
export async function readyForReuse(url: string): Promise<string> {
  await runOnServer('create table free_databases (name text primary key)');
  return onDatabase(url, async (client) => {
    await client.query(keepFirstRows);
    return (await shapeOf(client)).shape;
  });
}

/** One that another test gave back, or a new one: to clean one takes a hundredth of the processor time of making one. */
export async function borrowDatabase(original: Original): Promise<PostgresDatabase> {
  const free = 'select name from free_databases limit 1 for update skip locked';
  const [taken] = await runOnServer<{ name: string }>(
    `delete from free_databases where name = (${free}) returning name`,
  );
  const url = taken ? urlOf(taken.name) : (await createPostgresDatabase(original.name)).url;
  return { url, remove: () => giveBack(url, original) };
}

async function giveBack(url: string, original: Original): Promise<void> {
  const isFree = await makeFree(url, original).catch(() => false);
  if (!isFree) await removeDatabase(nameIn(url));
}

/** Under another name, so that whatever still knows the old one cannot reach it. Rejects while that does. */
async function makeFree(url: string, original: Original): Promise<boolean> {
  if (!(await asAtFirst(url, original))) return false;
  const next = `reused_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`alter database ${nameIn(url)} rename to ${next}`);
  await runOnServer(`insert into free_databases values ('${next}')`);
  return true;
}

async function asAtFirst(url: string, original: Original): Promise<boolean> {
  return onDatabase(url, async (client) => {
    await client.query(endOthers);
    const { shape, bytes } = await shapeOf(client);
    if (shape !== original.shape || bytes > mostBytes) return false;
    await client.query(beginAgain);
    return true;
  });
}

async function shapeOf(client: pg.Client): Promise<{ readonly shape: string; readonly bytes: number }> {
  const { rows } = await client.query<{ shape: string; bytes: string }>(selectShape);
  return { shape: rows[0]?.shape ?? '', bytes: Number(rows[0]?.bytes) };
}
