// Inserts into the ledger until it is killed, and says the id of each row only after the database has acknowledged it.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../../services/database/open-database.ts';
import type { DatabaseSettings } from '../../../../services/database/database-settings.ts';
import { intendedAttestation } from '../../../support/worlds/ledger-rows.ts';
import { silent } from '../../../support/silent-log.ts';
const settings = JSON.parse(process.argv[2] ?? '') as DatabaseSettings;
const database = await openDatabase(settings, silent);
for (;;) {
  const row = intendedAttestation();
  await database.query.insertInto('attestations').values(row).execute();
  writeSync(1, `${row.attestation_id}\n`);
}
