import type { Log } from '../../services/log.ts';

/** More kinds than this, of one outage, say nothing new. */
const mostKinds = 20;

/** The failed rounds of one loop: each kind of failure is logged once in a row, and then how many there were. */
export class RoundFailures {
  readonly #loop: string;
  readonly #log: Log;
  readonly #kinds = new Set<string>();
  #count = 0;

  constructor(loop: string, log: Log) {
    this.#loop = loop;
    this.#log = log;
  }

  /** In a row, up to now. */
  get count(): number {
    return this.#count;
  }

  add(error: unknown): void {
    this.#count++;
    const kind = kindOf(error);
    if (this.#kinds.has(kind) || this.#kinds.size >= mostKinds) return;
    this.#kinds.add(kind);
    this.#log.error({ loop: this.#loop, failures: this.#count, err: error }, 'background round failed');
  }

  /** A round has done its work. */
  end(): void {
    if (this.#count === 0) return;
    this.#log.info({ loop: this.#loop, failures: this.#count }, 'background rounds work again');
    this.#count = 0;
    this.#kinds.clear();
  }
}

/** Without digits: addresses, ports and times differ between failures of one kind. */
function kindOf(error: unknown): string {
  const { name, code, message } = (error instanceof Error ? error : { message: String(error) }) as Partial<
    Error & { code: unknown }
  >;
  return `${name ?? ''} ${String(code)} ${message ?? ''}`.replace(/\d+/g, '0').slice(0, 200);
}
