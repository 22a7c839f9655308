/** What was asked of Partner Center. */
export class RequestCounts {
  readonly #counts: Readonly<Record<string, number>>;

  constructor(counts: Readonly<Record<string, number>>) {
    this.#counts = counts;
  }

  get pages(): number {
    return this.#counts['GET /v1/customers'] ?? 0;
  }

  /** Customers whose status was read: each is asked for first whether it accepted directly. */
  get statuses(): number {
    return this.#counts['GET /v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus'] ?? 0;
  }

  get all(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  since(before: RequestCounts): RequestCounts {
    const entries = Object.entries(this.#counts);
    return new RequestCounts(
      Object.fromEntries(entries.map(([route, n]) => [route, n - (before.#counts[route] ?? 0)])),
    );
  }
}

/** The control routes of a Partner Center sandbox. */
export class SandboxControl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url}/sandbox`;
  }

  async requests(): Promise<RequestCounts> {
    const { counts } = (await this.#call('GET', 'requests')) as { counts: Record<string, number> };
    return new RequestCounts(counts);
  }

  async requestsDuring(work: () => Promise<unknown>): Promise<RequestCounts> {
    const before = await this.requests();
    await work();
    return (await this.requests()).since(before);
  }

  /** Paths of the last calls, the oldest first. */
  async calls(): Promise<readonly { readonly path: string; readonly status?: number; readonly at: string }[]> {
    const { calls } = (await this.#call('GET', 'requests')) as {
      calls: { path: string; status?: number; at: string }[];
    };
    return calls;
  }

  async fault(...faults: object[]): Promise<void> {
    await this.#call('POST', 'faults', faults);
  }

  async withoutFaults(): Promise<void> {
    await this.#call('DELETE', 'faults');
  }

  async addCustomer(customer: { readonly companyName: string; readonly id?: string }): Promise<string> {
    return ((await this.#call('POST', 'customers', customer)) as { id: string }).id;
  }

  async removeCustomer(customerId: string): Promise<void> {
    await this.#call('DELETE', `customers/${customerId}`);
  }

  async acceptDirectly(customerId: string): Promise<void> {
    await this.#call('POST', `customers/${customerId}/direct-acceptance`);
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}
