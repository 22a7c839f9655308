export interface LoggedCall {
  readonly method: string;
  readonly path: string;
  /** Absent when the connection was cut without an answer. */
  readonly status: number | undefined;
  readonly requestId: string;
  readonly at: string;
}

const kept = 1000;

/** What was asked of Partner Center, for tests that count calls. */
export class RequestLog {
  #counts = new Map<string, number>();
  #calls: LoggedCall[] = [];

  /** `routeName` is method and pattern, `GET /v1/customers/{customerId}`. */
  add(routeName: string, call: LoggedCall): void {
    this.#counts.set(routeName, (this.#counts.get(routeName) ?? 0) + 1);
    this.#calls.push(call);
    if (this.#calls.length > 2 * kept) this.#calls = this.#calls.slice(-kept);
  }

  summary() {
    return { counts: Object.fromEntries(this.#counts), calls: this.#calls.slice(-kept) };
  }

  clear(): void {
    this.#counts.clear();
    this.#calls = [];
  }
}
