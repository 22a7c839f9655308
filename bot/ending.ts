/** What the end of the process waits for, by name. */
export class Ending {
  readonly #unfinished = new Set<string>();

  async wait(name: string, work: Promise<void>): Promise<void> {
    this.#unfinished.add(name);
    await work.finally(() => this.#unfinished.delete(name));
  }

  unfinished(): readonly string[] {
    return [...this.#unfinished];
  }
}
