// Opens the database of the first argument and says which migrations it was the one to apply.
import { openDatabase } from '../../../../services/database/open-database.ts';
import type { DatabaseSettings } from '../../../../services/database/database-settings.ts';
import type { LogFields } from '../../../../services/log.ts';

const applied: unknown[] = [];
const log = {
  info: ({ migrations }: LogFields) => void applied.push(migrations),
  warn: () => undefined,
  error: () => undefined,
};
const settings = JSON.parse(process.argv[2] ?? '') as DatabaseSettings;
const database = await openDatabase(settings, log);
await database.close();
console.log(JSON.stringify(applied.flat()));
