/** A failure that the product understands. Its card tells the agent what to do. */
export abstract class ProductError extends Error {
  /** Stable and kebab-case: operators search the log and `docs/operations.md` for it. */
  abstract readonly code: string;

  override get name(): string {
    return this.constructor.name;
  }
}
