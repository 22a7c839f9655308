import { dirname } from 'node:path';
import type { DatabaseSettings } from '../../../services/database/database-settings.ts';

/** The settings with which bot and commands find a database. */
export function environmentOf(settings: DatabaseSettings): Readonly<Record<string, string>> {
  return settings.kind === 'embedded' ? { DATA_DIR: dirname(settings.file) } : { DATABASE_URL: settings.url };
}
