import type { Log } from '../log.ts';
import type { DatabaseTrouble } from './database.ts';
import { type DatabaseFile, DatabaseFileGoneError } from './embedded/database-file.ts';
import { inTime } from '../in-time.ts';

const withinMs = 2_000;

interface WatchOptions {
  /** A tiny write. */
  readonly probe: () => Promise<void>;
  readonly file: DatabaseFile | undefined;
  readonly log: Log;
}

/** Tries whether the database can be written to, and tells the operator when that changes. */
export class DatabaseWatch {
  readonly #options: WatchOptions;
  #trouble: { readonly kind: DatabaseTrouble; readonly since: number; failures: number } | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  async findTrouble(): Promise<DatabaseTrouble | undefined> {
    const error = await this.#try();
    const kind = error === undefined ? this.#fullDisk() : troubleFrom(error);
    if (kind === undefined) this.#noteWell();
    else this.#note(kind, error);
    return kind;
  }

  async #try(): Promise<unknown> {
    try {
      await inTime(this.#options.probe(), withinMs, 'the answer of the database');
      return undefined;
    } catch (error) {
      return error;
    }
  }

  #fullDisk(): DatabaseTrouble | undefined {
    return this.#options.file?.isDiskFull() ? 'disk-full' : undefined;
  }

  #note(kind: DatabaseTrouble, err: unknown): void {
    if (this.#trouble?.kind === kind) {
      this.#trouble.failures += 1;
      return;
    }
    this.#trouble = { kind, since: performance.now(), failures: 1 };
    this.#options.log.error({ reason: kind, err }, 'database did not answer');
  }

  #noteWell(): void {
    if (!this.#trouble) return;
    const { kind, since, failures } = this.#trouble;
    this.#trouble = undefined;
    const seconds = Math.round((performance.now() - since) / 1_000);
    this.#options.log.info({ reason: kind, failures, seconds }, 'database answered again');
  }
}

/** Primary result codes (sqlite.org/rescode.html). */
const byResultCode: Readonly<Record<number, DatabaseTrouble>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'disk-error',
  11: 'damaged',
  13: 'disk-full',
  14: 'disk-error',
  26: 'damaged',
};

/** PostgreSQL's (errcodes-appendix). */
const bySqlState: Readonly<Record<string, DatabaseTrouble>> = {
  '25006': 'read-only',
  '53100': 'disk-full',
  '55P03': 'locked',
  '58030': 'disk-error',
  XX001: 'damaged',
};

export function troubleFrom(error: unknown): DatabaseTrouble {
  if (error instanceof DatabaseFileGoneError) return 'file-gone';
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  // The low byte is the primary code; the rest says more.
  if (typeof errcode === 'number') return byResultCode[errcode & 0xff] ?? 'no-answer';
  return bySqlState[String(code)] ?? 'no-answer';
}
