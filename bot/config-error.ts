import { ProductError } from '../services/product-error.ts';

/** Settings that cannot be used; lists all of them at once and stops the start. */
export class ConfigError extends ProductError {
  readonly code = 'config';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The settings cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}
