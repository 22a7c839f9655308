import { sql } from 'kysely';
import { columnsOfPart, partNames } from '../agreements/ledger/ledger-people.ts';
import type { Query, Step } from './erasing.ts';

const columns = [...partNames.flatMap(columnsOfPart), 'conversation_id'].map((column) => sql.ref(column));
const empty = sql.join(columns.map((column) => sql`${column} = null`));

/** Walks through the entries in the order of their age: those emptied in earlier nights stay old for ever. */
const bite = 100;

interface Place {
  readonly attestation_id: string;
  readonly intended_at: string;
}

/** Empties the people of settled entries from before then. The entries stay, with the hashes of what was said. */
export function oldProof(before: string): Step {
  let last: Place = { attestation_id: '', intended_at: '' };
  return {
    table: 'attestation_people',
    run: async (query) => {
      for (;;) {
        const places = await listAfter(query, last, before);
        const end = places.at(-1);
        if (!end) return 0;
        last = end;
        const ids = sql.join(places.map((place) => place.attestation_id));
        const { numAffectedRows = 0n } = await sql`
          update attestation_people set ${empty}
          where attestation_id in (${ids}) and coalesce(${sql.join(columns)}) is not null`.execute(query);
        if (numAffectedRows > 0n) return Number(numAffectedRows);
      }
    },
  };
}

async function listAfter(query: Query, last: Place, before: string): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    select attestation_id, intended_at from attestations
    where intended_at < ${before} and state not in ('intended', 'uncertain')
      and (intended_at > ${last.intended_at}
        or (intended_at = ${last.intended_at} and attestation_id > ${last.attestation_id}))
    order by intended_at, attestation_id limit ${bite}`.execute(query);
  return rows;
}
