import { randomUUID } from 'node:crypto';
import type { PrimaryContact } from '../../../services/primary-contact.ts';
import { type Journal, openJournal } from '../journal.ts';

/** One attestation that a partner has started. Instants are ISO texts with `Z`. */
export interface EnhancedAttestation {
  readonly reference: string;
  readonly requestId: string;
  readonly country: string;
  readonly language: string;
  readonly companyName: string;
  readonly contact: PrimaryContact;
  readonly startedAt: string;
  readonly runsOutAt: string;
}

export interface CustomersAnswer {
  readonly answer: 'agreed' | 'declined';
  readonly at: string;
}

type Entry =
  | { readonly kind: 'started'; readonly attestation: EnhancedAttestation }
  | { readonly kind: 'answered'; readonly reference: string; readonly answer: CustomersAnswer }
  | { readonly kind: 'created'; readonly reference: string };

/** Enhanced attestations and what customers answered. They outlive a restart. */
export class EnhancedAttestations {
  readonly #journal: Journal<Entry>;
  readonly #started = new Map<string, EnhancedAttestation>();
  readonly #answers = new Map<string, CustomersAnswer>();
  readonly #created = new Set<string>();

  /** Without `dataDir` they are kept in memory only. */
  constructor(dataDir: string | undefined) {
    this.#journal = openJournal(dataDir, 'partner-center-sandbox-attestations.jsonl', (entry: Entry) =>
      this.#apply(entry),
    );
  }

  /** Returns when it is on disk. */
  start(attestation: Omit<EnhancedAttestation, 'reference'>): EnhancedAttestation {
    const started = { reference: randomUUID(), ...attestation };
    this.#journal.add({ kind: 'started', attestation: started });
    return started;
  }

  find(reference: string): EnhancedAttestation | undefined {
    return this.#started.get(reference);
  }

  findByRequestId(requestId: string): EnhancedAttestation | undefined {
    return [...this.#started.values()].find((started) => started.requestId === requestId);
  }

  answerTo(reference: string): CustomersAnswer | undefined {
    return this.#answers.get(reference);
  }

  /** The customer's first answer stays. */
  answer(reference: string, answer: CustomersAnswer): void {
    if (!this.#answers.has(reference)) this.#journal.add({ kind: 'answered', reference, answer });
  }

  isCreated(reference: string): boolean {
    return this.#created.has(reference);
  }

  markCreated(reference: string): void {
    this.#journal.add({ kind: 'created', reference });
  }

  reset(): void {
    this.#journal.clear();
    this.#started.clear();
    this.#answers.clear();
    this.#created.clear();
  }

  close(): void {
    this.#journal.close();
  }

  #apply(entry: Entry): void {
    switch (entry.kind) {
      case 'started':
        this.#started.set(entry.attestation.reference, entry.attestation);
        return;
      case 'answered':
        this.#answers.set(entry.reference, entry.answer);
        return;
      case 'created':
        this.#created.add(entry.reference);
    }
  }
}
