/** What Partner Center or the Bot Connector says when nothing goes wrong. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}
