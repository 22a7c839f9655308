import type { Log } from '../log.ts';
import type { DatabaseFile } from './embedded/database-file.ts';
import { type DatabaseTrouble, troubleFrom } from './database-trouble.ts';

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
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), withinMs);
    });
    try {
      await Promise.race([this.#options.probe(), tooLate]);
      return undefined;
    } catch (error) {
      return error;
    } finally {
      clearTimeout(timer);
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
