import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { WireMapFile } from '../../partner-center/enhanced/wire-map.ts';

/** With which wire maps the doctor has gone the whole enhanced road. A map that was changed since has not been tried. */
export class EnhancedTrialsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async hasPassed(map: WireMapFile): Promise<boolean> {
    const row = await this.#database.query
      .selectFrom('enhanced_trials')
      .select('map_hash')
      .where('map_hash', '=', hashOf(map))
      .executeTakeFirst();
    return row !== undefined;
  }

  async notePassed(map: WireMapFile, now: Date): Promise<void> {
    await this.#database.query
      .insertInto('enhanced_trials')
      .values({ map_hash: hashOf(map), passed_at: toInstantText(now) })
      .onConflict((conflict) => conflict.column('map_hash').doNothing())
      .execute();
  }
}

/** Of what the map says, however its file is laid out. */
function hashOf(map: WireMapFile): string {
  return createHash('sha256').update(canonicalJson(map)).digest('hex');
}
