import { moveToPostgres } from '../../services/database/moving/move-to-postgres.ts';
import { backUp, restore } from '../../services/database/moving/backup.ts';
import { createLog } from '../log.ts';
import { type ExitCode, type Terminal, exitCodes, storageSettings } from './command.ts';

const usage = `npm run database -- backup <new file>       a complete copy of the embedded database, beside a running bot
npm run database -- restore <backup>        puts it in place where no database is
npm run database -- move <postgres://…>     copies the embedded database into an empty PostgreSQL database, and proves it`;

/** Backup, restore and move of the embedded database. */
export async function databaseCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [act, place, ...more] = words;
  const isKnown = act === 'backup' || act === 'restore' || act === 'move';
  if (!isKnown || place === undefined || more.length > 0) {
    terminal.say(usage);
    return exitCodes.usage;
  }
  // Whatever DATABASE_URL says by now: the embedded database is meant.
  const { database } = await storageSettings({ ...terminal.environment, DATABASE_URL: undefined });
  if (database.kind !== 'embedded') throw new Error('the embedded database is meant');
  switch (act) {
    case 'backup':
      terminal.say(`Backed up, and checked: ${backUp(database.file, place).entries} entries in the ledger.`);
      return exitCodes.done;
    case 'restore':
      terminal.say(`Restored, and checked: ${restore(place, database.file).entries} entries in the ledger.`);
      return exitCodes.done;
    case 'move':
      return move(database.file, place, terminal);
  }
}

async function move(file: string, url: string, terminal: Terminal): Promise<ExitCode> {
  const tables = await moveToPostgres({ file, url, log: createLog('silent') });
  for (const { table, rows } of tables) terminal.say(`  ${table}: ${rows}`);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  terminal.say(
    `Moved ${rows} rows of ${tables.length} tables. Each table was read on both sides again, and is the same.\n` +
      'Now set DATABASE_URL and start the bot. The old file is as it was: keep it until you are sure.',
  );
  return exitCodes.done;
}
