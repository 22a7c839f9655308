interface LoggedCall {
  readonly method: string;
  readonly path: string;
  /** At the token endpoint. */
  readonly grant?: string | undefined;
  readonly scope?: string | undefined;
  readonly status: number;
}

const kept = 1_000;

/** The calls to Entra and Graph, for tests that count them. */
export class RequestLog {
  #calls: LoggedCall[] = [];

  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  add(call: LoggedCall): void {
    this.#calls = [...this.#calls.slice(1 - kept), call];
  }

  clear(): void {
    this.#calls = [];
  }
}
