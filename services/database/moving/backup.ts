import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ProductError } from '../../product-error.ts';
import { migrationNames } from '../migrate.ts';

/** Why there is no backup, or why one was not restored. Nothing was changed. */
export class BackupError extends ProductError {
  readonly code = 'backup-refused';
}

/** Writes a complete copy of the embedded file beside a running bot, in one read that holds up nobody, and checks it. */
export function backUp(file: string, to: string): { readonly entries: number } {
  if (!existsSync(file)) throw new BackupError(`there is no file ${file}`);
  if (existsSync(to)) throw new BackupError(`${to} is there already`);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  const source = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    source.prepare('vacuum into ?').run(part);
  } finally {
    source.close();
  }
  chmodSync(part, 0o600);
  const checked = checkBackup(part);
  renameSync(part, to);
  return checked;
}

/** Puts a backup in the place of the embedded file, which must not be there. */
export function restore(backup: string, file: string): { readonly entries: number } {
  if (!existsSync(backup)) throw new BackupError(`there is no file ${backup}`);
  const there = [file, `${file}-wal`, `${file}-shm`].find((path) => existsSync(path));
  if (there !== undefined) throw new BackupError(`${there} is there: stop the bot and move the old files away first`);
  const checked = checkBackup(backup);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  copyFileSync(backup, `${file}.part`);
  chmodSync(`${file}.part`, 0o600);
  renameSync(`${file}.part`, file);
  return checked;
}

/** Whole, of this product, not newer than this version, and its ledger guarded. */
function checkBackup(path: string): { readonly entries: number } {
  const copy = new DatabaseSync(path, { readOnly: true });
  try {
    const one = (query: string) => Object.values(copy.prepare(query).get() ?? {})[0];
    if (one('pragma integrity_check') !== 'ok') throw new BackupError(`${path} is damaged`);
    const done = copy
      .prepare('select name from kysely_migration')
      .all()
      .map((row) => String(row['name']));
    if (done.some((name) => !migrationNames.includes(name))) throw new BackupError(`${path} is of a newer version`);
    if (
      one(
        "select count(*) from sqlite_master where type = 'trigger' and name in ('attestations_stay', 'attestations_keep_intent')",
      ) !== 2
    )
      throw new BackupError(`the ledger in ${path} has lost its guards`);
    return { entries: Number(one('select count(*) from attestations')) };
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${path} is no database of this product`, { cause: error });
  } finally {
    copy.close();
  }
}
