import type { Clock } from '../clock.ts';
import type { CustomersService } from '../customers/customers-service.ts';
import type { Database } from '../database/database.ts';
import { type LedgerEntry, isAccepted } from '../agreements/ledger/ledger-entry.ts';
import type { LedgerStore } from '../agreements/ledger/ledger-store.ts';
import type { AttachedFile } from '../evidence/format/evidence-file-format.ts';
import { attachedFileIn } from '../evidence/attachments/attached-file.ts';
import type { AttachmentsStore } from '../evidence/attachments/attachments-store.ts';
import { FileNotTakenError } from '../evidence/attachments/file-not-taken-error.ts';
import type { ScanFile } from '../evidence/attachments/scan-hook.ts';
import { type EvidenceWriter, accountPart } from '../evidence/told.ts';
import type { AttestationId, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import { ConfirmationNotFoundError } from './confirmation-not-found-error.ts';

export interface GivenFile {
  readonly name: string;
  /** Asked for once it is known that the agent may. */
  readonly content: () => Promise<Uint8Array>;
  /** Which confirmation it shows; left out, the newest one. */
  readonly attestationId?: AttestationId | undefined;
}

interface AttachingOptions {
  readonly database: Database;
  readonly attachments: AttachmentsStore;
  readonly evidence: EvidenceWriter;
  readonly customers: Pick<CustomersService, 'getCustomer'>;
  readonly ledger: Pick<LedgerStore, 'listEffective'>;
  readonly authorization: AuthorizationService;
  /** Undefined where the partner has set no scanner. */
  readonly scan: ScanFile | undefined;
  readonly clock: Clock;
}

/** Attaches what shows that a customer accepted to its story. */
export class AttachingService {
  readonly #options: AttachingOptions;

  constructor(options: AttachingOptions) {
    this.#options = options;
  }

  /**
   * Throws `NotAllowedError`, `CustomerNotFoundError`, `ConfirmationNotFoundError`, and `FileNotTakenError` with what is wrong.
   */
  async attach(agent: Agent, customerId: CustomerId, given: GivenFile): Promise<AttachedFile> {
    const { authorization, customers, scan, attachments, database, clock } = this.#options;
    await authorization.require(agent, 'attach-evidence');
    await customers.getCustomer(agent, customerId);
    const confirmed = await this.#findShown(customerId, given);
    const content = await given.content();
    const file = await attachedFileIn(given.name, content);
    if (typeof file === 'string') throw new FileNotTakenError(file);
    if (scan && !(await scan(content))) throw new FileNotTakenError('refused-by-scan');
    const now = clock.now();
    const stored = await attachments.put(file.sha256, content, now);
    await database.query.transaction().execute(async (transaction) => {
      const act = { kind: 'file-attached', at: now.toISOString(), by: 'agent', customerId } as const;
      const fact = { ...act, attestationId: confirmed?.attestationId };
      // It goes with the person whose acceptance it shows.
      const part = { words: { ...file }, subject: confirmed?.contact?.email };
      await this.#options.evidence.append(transaction, [
        { fact, parts: { ...accountPart(agent.agentId), file: part } },
      ]);
      await attachments.keep(transaction, stored);
    });
    return file;
  }

  /** A file of a customer that nobody has confirmed yet shows none. */
  async #findShown(customerId: CustomerId, { attestationId }: GivenFile): Promise<LedgerEntry | undefined> {
    const held = (await this.#options.ledger.listEffective(customerId)).filter(isAccepted);
    if (attestationId === undefined) return held[0];
    const shown = held.find((entry) => entry.attestationId === attestationId);
    if (!shown) throw new ConfirmationNotFoundError();
    return shown;
  }
}
