import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

interface LogLine {
  readonly msg?: string;
  readonly port?: number;
  readonly [field: string]: unknown;
}

/** The bot as the demo runs it. */
export abstract class RunningBot {
  readonly log: LogLine[] = [];
  readonly #started = Promise.withResolvers<number>();

  /** Ends it gracefully. Resolves with the exit code. */
  abstract stop(): Promise<number | null>;

  /** Ends its process in the midst of whatever it does. */
  abstract kill(): Promise<void>;

  /** Resolves when the bot takes activities; rejects when it has ended instead. */
  async endpoint(): Promise<string> {
    return `${await this.url()}/api/messages`;
  }

  async url(): Promise<string> {
    return `http://127.0.0.1:${await this.#started.promise}`;
  }

  protected read(output: Readable): void {
    createInterface({ input: output }).on('line', (line) => {
      const entry = JSON.parse(line) as LogLine;
      this.log.push(entry);
      if (entry.msg === 'started' && entry.port !== undefined) this.#started.resolve(entry.port);
    });
  }

  protected hasEnded(why: string): void {
    // Not everybody waits for a start.
    this.#started.promise.catch(() => undefined);
    this.#started.reject(new Error(`the bot ended: ${why}`));
  }
}

/** Journeys say in seconds what people say in hours. */
export const patientSettings = {
  PORT: '0',
  LOG_LEVEL: 'info',
  AGENT_REQUESTS_PER_MINUTE: '60000',
  ALL_AGENTS_REQUESTS_PER_MINUTE: '600000',
};
