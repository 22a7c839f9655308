import { ledgerRows, entryFrom } from '../agreements/ledger/ledger-row.ts';
import type { LedgerEntry } from '../agreements/ledger/ledger-entry.ts';
import type { Database } from '../database/database.ts';
import type { AttestationRow } from '../database/tables/agreement-tables.ts';
import { toInstantText } from '../database/instant-text.ts';
import { type AddedLater, AddedLaterReader, nothingAdded } from './added-later.ts';

/** A confirmation that Partner Center holds, with what was added to it since. */
export interface Confirmation extends LedgerEntry {
  readonly added: AddedLater;
}

interface Range {
  readonly from: Date;
  readonly until: Date;
}

const aPage = 200;

/** What was confirmed from here, in the order in which it was. */
export class ConfirmationsStore {
  readonly #query: Database['query'];
  readonly #addedLater: AddedLaterReader;

  constructor({ query }: Pick<Database, 'query'>) {
    this.#query = query;
    this.#addedLater = new AddedLaterReader(query);
  }

  async count(range: Range): Promise<number> {
    const { count } = await this.#rowsIn(range)
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async *pages(range: Range): AsyncGenerator<readonly Confirmation[]> {
    let rows = await this.#firstRows(range);
    for (;;) {
      const entries = rows.flatMap((row) => entryFrom(row) ?? []);
      const added = await this.#addedLater.list(entries.map(({ customerId }) => customerId));
      if (entries.length > 0)
        yield entries.map((entry) => ({ ...entry, added: added.get(entry.attestationId) ?? nothingAdded }));
      const last = rows.at(-1);
      if (!last || rows.length < aPage) return;
      rows = await this.#firstRows(range, last);
    }
  }

  #firstRows(range: Range, after?: Pick<AttestationRow, 'intended_at' | 'attestation_id'>) {
    const rows = this.#rowsIn(range).orderBy('attestations.intended_at').orderBy('attestations.attestation_id');
    if (!after) return rows.limit(aPage).execute();
    return rows
      .where((row) =>
        row.or([
          row('attestations.intended_at', '>', after.intended_at),
          row.and([
            row('attestations.intended_at', '=', after.intended_at),
            row('attestations.attestation_id', '>', after.attestation_id),
          ]),
        ]),
      )
      .limit(aPage)
      .execute();
  }

  /** What Partner Center said it recorded, or was found to have recorded later. */
  #rowsIn({ from, until }: Range) {
    return ledgerRows(this.#query)
      .where('attestations.intended_at', '>=', toInstantText(from))
      .where('attestations.intended_at', '<', toInstantText(until))
      .where((row) =>
        row.or([
          row('attestations.state', 'in', ['recorded', 'already-recorded']),
          row('attestation_corrections.attestation_id', 'is not', null),
        ]),
      );
  }
}
