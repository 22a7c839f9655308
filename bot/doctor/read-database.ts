import type { Database } from '../../services/database/database.ts';
import { inspectDatabase } from '../../services/database/inspect-database.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { type ProductionSettings, databaseSettings } from '../settings/config.ts';
import type { Instruments } from './instruments.ts';

/** What the database says; undefined where the next start fills or migrates it first, which opening would do. */
export async function readDatabase<Found>(
  settings: Pick<ProductionSettings, 'DATA_DIR' | 'DATABASE_URL'>,
  log: Instruments['log'],
  read: (database: Database) => Promise<Found>,
): Promise<Found | undefined> {
  const place = databaseSettings(settings);
  const { isNew, pending } = await inspectDatabase(place, log);
  if (isNew || pending.length > 0) return undefined;
  const database = await openDatabase(place, log);
  try {
    return await read(database);
  } finally {
    await database.close();
  }
}
