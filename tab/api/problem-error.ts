import type { Problem } from './schema.d.ts';

interface ProblemErrorOptions extends ErrorOptions {
  readonly retryAfterSeconds?: number | undefined;
}

/** What the API refused, or why it could not be asked. */
export class ProblemError extends Error {
  /** Undefined where no answer came: the network or the bot is away. */
  readonly problem: Problem | undefined;
  /** Where the same may be asked again later. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem | undefined, { retryAfterSeconds, ...options }: ProblemErrorOptions = {}) {
    super(problem?.detail ?? 'no answer', options);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What is wrong with which field of a form; nothing for any other failure. */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  return (error instanceof ProblemError && error.problem?.fields) || {};
}
