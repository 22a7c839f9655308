import { join } from 'node:path';
import type { DatabaseSettings } from '../services/database/open-database.ts';
import type { SharedSettings } from './config.ts';

/** PostgreSQL where a URL is set, else the embedded engine's file, in a folder of its own. */
export function databaseSettings(settings: SharedSettings): DatabaseSettings {
  if (settings.DATABASE_URL !== undefined) return { kind: 'postgres', url: settings.DATABASE_URL };
  return { kind: 'embedded', file: join(settings.DATA_DIR, 'agreement-desk.db') };
}
