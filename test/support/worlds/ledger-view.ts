import en from '../../../cards/wording/en.json' with { type: 'json' };
import { LedgerStore } from '../../../services/agreements/ledger/ledger-store.ts';
import type { Database } from '../../../services/database/database.ts';
import type { DatabaseSettings } from '../../../services/database/database-settings.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type {
  AttestationCorrectionRow,
  AttestationPeopleRow,
  AttestationRow,
} from '../../../services/database/tables/agreement-tables.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';
import type { Person } from '../desk/person.ts';
import { ShownCard } from '../cards/shown-card.ts';
import { until } from '../until.ts';
import { silent } from '../silent-log.ts';
import { insertEntries, intendedAttestation } from './ledger-rows.ts';

/** An entry with what it says of people. */
export type LedgerLine = AttestationRow & AttestationPeopleRow;

/** The attestation ledger of a running bot, read beside it. */
export class LedgerView {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(settings: DatabaseSettings): Promise<LedgerView> {
    return new LedgerView(await openDatabase(settings, silent));
  }

  async rows(): Promise<readonly LedgerLine[]> {
    return this.#database.query
      .selectFrom('attestations')
      .innerJoin('attestation_people', 'attestation_people.attestation_id', 'attestations.attestation_id')
      .selectAll()
      .orderBy('intended_at')
      .execute();
  }

  /** An entry that was told to have come to nothing, and the correction that nobody was told of yet. */
  async addCorrected(changes: Partial<AttestationRow>): Promise<void> {
    const at = toInstantText(new Date());
    const told = { settled_at: at, told_at: at };
    const row = intendedAttestation({ state: 'refused', refusal_code: 'not-recorded', ...told, ...changes });
    await insertEntries(this.#database, row);
    const store = new LedgerStore(this.#database, new Evidence(this.#database));
    const entry = await store.find(row.attestation_id);
    if (entry) await store.correct(entry, new Date());
  }

  /** As everybody reads them: with what a correction says in place of what it corrects. */
  async corrected(): Promise<readonly LedgerLine[]> {
    const corrections = await this.corrections();
    const ids = new Set(corrections.map(({ attestation_id }) => attestation_id));
    return (await this.rows()).map((row) => (ids.has(row.attestation_id) ? { ...row, state: 'recorded' } : row));
  }

  async corrections(): Promise<readonly AttestationCorrectionRow[]> {
    return this.#database.query.selectFrom('attestation_corrections').selectAll().execute();
  }

  async rowFor(email: string): Promise<LedgerLine | undefined> {
    return (await this.rows()).find((row) => row.email === email);
  }

  /** Waits until the rows fit, and resolves with them. */
  async until(fits: (rows: readonly LedgerLine[]) => boolean, withinMs?: number): Promise<readonly LedgerLine[]> {
    const look = async () => {
      const rows = await this.rows();
      return fits(rows) && rows;
    };
    return until(`a ledger that fits ${String(fits)}`, look, withinMs);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

/** It has its last word, and the agent has had it too. */
export function isDone({ state, told_at }: AttestationRow): boolean {
  return ['recorded', 'already-recorded', 'refused'].includes(state) && told_at !== null;
}

/** Whether the person's chat shows a card that says how this attestation came out. */
export async function showsOutcome(person: Person, { attestation_id, state }: AttestationRow): Promise<boolean> {
  const cards = (await person.messages()).flatMap(({ id, cards }) => cards.map((card) => new ShownCard(id, card)));
  return cards.some(({ text }) => text.includes(attestation_id) && text.includes(en[`receipt.${state}.title`]));
}
