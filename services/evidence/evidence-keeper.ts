import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { EvidenceWriter } from './told.ts';
import { lockEvidence } from './evidence-log.ts';
import { HeadSigner } from './head-signer.ts';
import { findNewestOf } from './newest-entry.ts';
import type { SigningKey } from './signing-keys.ts';

/** Settings that decide who may do what, for how long what is kept, and where heads are published. Never a secret. */
export type CountingSettings = Readonly<Record<string, string | number | boolean | undefined>>;

export interface EvidenceKeeperOptions {
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  /** The key of now first, then the one before. None: the log is kept, and nothing proves that it was not rewritten. */
  readonly signingKeys: readonly SigningKey[];
  readonly settings: CountingSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** Begins the log and signs what is in it. */
export class EvidenceKeeper {
  readonly #options: EvidenceKeeperOptions;
  readonly signer: HeadSigner | undefined;

  constructor(options: EvidenceKeeperOptions) {
    this.#options = options;
    const [key, ...earlier] = options.signingKeys;
    this.signer = key && new HeadSigner({ ...options, keys: [key, ...earlier] });
  }

  /** At the start of the process. */
  async begin(): Promise<void> {
    if (!this.signer) this.#options.log.warn({ setting: 'EVIDENCE_SIGNING_KEY' }, 'evidence log is not signed');
    await this.signer?.begin();
    await this.#recordSettings();
  }

  async signDue(): Promise<void> {
    await this.signer?.signDue();
  }

  /** Once, also where several instances start with the same settings. */
  async #recordSettings(): Promise<void> {
    const { database, evidence, settings, clock } = this.#options;
    const sha256 = createHash('sha256')
      .update(canonicalJson({ ...settings }))
      .digest('hex');
    await database.query.transaction().execute(async (transaction) => {
      await lockEvidence(transaction, database.engine);
      if ((await findNewestOf(transaction, 'settings-changed'))?.sha256 === sha256) return;
      const act = { kind: 'settings-changed', at: clock.now().toISOString(), by: 'operator' } as const;
      const names = Object.keys(settings).sort();
      await evidence.append(transaction, [{ fact: { ...act, names, sha256 } }]);
    });
  }
}
