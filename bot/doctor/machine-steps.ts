import { existsSync, statSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { troubleFrom } from '../../services/database/database-watch.ts';
import type { DatabaseTrouble } from '../../services/database/database.ts';
import { type DatabaseState, inspectDatabase } from '../../services/database/inspect-database.ts';
import { repeatableExchange } from '../../services/partner-center/http/repeat-reads.ts';
import { databaseSettings } from '../settings/config.ts';
import { tolerableMs } from '../http/clock-check.ts';
import { isRefusal } from '../http/refusal.ts';
import { SigningKeys } from '../http/signing-keys.ts';
import { timeoutMs } from './instruments.ts';
import { type Finding, fault, fine, step, warning } from './step.ts';

/** Which trouble of the database is mended how. */
const mendDatabase: Readonly<Record<DatabaseTrouble, string>> = {
  locked: 'end what holds the file: a backup by cp, a database browser',
  'read-only': 'let DATABASE_URL lead to the primary, or remount the file system',
  'disk-full': 'make room',
  'disk-error': 'look at the system’s log, and at who may read DATA_DIR',
  damaged: 'stop the bot, keep a copy, restore the backup',
  'file-gone': 'put the file or a backup back',
  'no-answer': 'look at DATABASE_URL, and whether the server takes connections from here',
};

export const database = step({
  name: 'database',
  needs: ['DATA_DIR', 'DATABASE_URL'],
  async look(settings, { log }) {
    const place = databaseSettings(settings);
    try {
      if (place.kind === 'embedded') await access(folderOf(place.file), constants.W_OK);
      const found = stateFinding(await inspectDatabase(place, log));
      return place.kind === 'embedded' ? [found, ...modeFindings(place.file)] : [found];
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === 'EACCES' || code === 'EROFS')
        return fault(
          'DATA_DIR cannot be written by this account',
          'run this, and the bot, as the account that owns it',
        );
      const trouble = troubleFrom(error);
      return fault(`cannot be opened (${trouble})`, mendDatabase[trouble]);
    }
  },
});

/** The nearest folder that is there: the first start makes the rest. */
function folderOf(path: string): string {
  const folder = dirname(resolve(path));
  return existsSync(folder) ? folder : folderOf(folder);
}

function stateFinding({ isNew, pending, unknown, lacks }: DatabaseState): Finding {
  if (lacks.includes('primary')) return fault('the server takes no writes', mendDatabase['read-only']);
  if (lacks.includes('pg_trgm'))
    return fault(
      'the extension pg_trgm is missing',
      'let an administrator of the server run: create extension pg_trgm',
    );
  if (lacks.includes('create'))
    return fault(
      'the account may not create tables',
      'grant it create on its schema, or make it the owner of the database',
    );
  if (unknown.length > 0)
    return fault('a newer version of Agreement Desk has migrated it', 'install that version, or restore the backup');
  if (isNew) return fine('empty: the first start fills it');
  return fine(pending.length === 0 ? 'up to date' : `the next start migrates it by ${pending.length} steps`);
}

function modeFindings(file: string): readonly Finding[] {
  const isOpen = [dirname(file), file].some((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
  if (!isOpen || process.platform === 'win32') return [];
  return [
    warning('other accounts of this machine can get at DATA_DIR', 'the next start of the bot closes it by itself'),
  ];
}

export const clock = step({
  name: 'clock',
  needs: ['BOT_FRAMEWORK_METADATA_URL'],
  async look({ BOT_FRAMEWORK_METADATA_URL: url }, { clock: own }) {
    const outcome = await repeatableExchange(url, { method: 'GET', headers: {}, body: undefined, timeoutMs });
    const theirs = outcome.kind === 'answer' ? Date.parse(outcome.headers.date ?? '') : NaN;
    if (Number.isNaN(theirs))
      return warning('Microsoft’s time could not be read', `see whether ${new URL(url).host} can be reached from here`);
    const seconds = Math.round((own.now().getTime() - theirs) / 1_000);
    if (Math.abs(seconds) * 1_000 <= tolerableMs) return fine('agrees with Microsoft’s');
    const by = `${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} Microsoft’s`;
    return fault(by, 'set this machine’s clock, and let it be kept by NTP: beyond five minutes all tokens are refused');
  },
});

export const signingKeys = step({
  name: 'signing keys',
  needs: ['BOT_FRAMEWORK_METADATA_URL'],
  async look({ BOT_FRAMEWORK_METADATA_URL: metadataUrl }, { log }) {
    // Nobody's key: it is looked for in a fresh list, and either there is a list or there is none.
    const found = await new SigningKeys({ metadataUrl, log }).find('doctor');
    const host = new URL(metadataUrl).host;
    if (isRefusal(found) && found.refused === 'keys-unavailable')
      return fault(`the Bot Framework’s keys cannot be read from ${host}`, 'let this machine reach it over HTTPS');
    return fine(`the Bot Framework’s keys are read from ${host}`);
  },
});
