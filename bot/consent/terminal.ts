import { createInterface } from 'node:readline';

/** Where a person reads and answers. */
export interface Terminal {
  /** Somebody sees what is said here, and no log keeps it. */
  readonly isPrivate: boolean;
  say(line: string): void;
  /** Never resolves where nothing more comes. */
  nextLine(): Promise<string>;
  close(): void;
}

export function openTerminal(): Terminal {
  const lines = createInterface({ input: process.stdin });
  return {
    isPrivate: process.stdout.isTTY,
    say: (line) => void process.stdout.write(`${line}\n`),
    nextLine: () => new Promise((resolve) => lines.once('line', resolve)),
    close: () => lines.close(),
  };
}
