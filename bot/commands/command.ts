import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { inspect } from 'node:util';
import { ProductError } from '../../services/product-error.ts';
import { type Environment, databaseSettings, productionSettings } from '../settings/config.ts';
import { attachmentSettings, attachmentsFolder } from '../settings/attachment-settings.ts';
import { retentionPeriods, retentionSettings } from '../settings/retention-settings.ts';
import { loadSome } from '../secrets/load-settings.ts';

/** How a command ended: as its exit code. */
export const exitCodes = { done: 0, failed: 1, usage: 2, refused: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command has of its terminal. */
export interface Terminal {
  readonly environment: Environment;
  /** The result, on standard output. */
  write(text: string): void;
  /** Words about it, on standard error, so that the result can go into a file. */
  say(text: string): void;
  /** Undefined where nobody is there to ask. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Who runs the command, by the account of the machine. */
  readonly account: string;
}

export type Command = (words: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** Runs a command on the process's own terminal. A failure is said in one piece, without what a library knows of it. */
export async function runCommand(command: Command): Promise<void> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const terminal: Terminal = {
    environment: process.env,
    write: (text) => void process.stdout.write(text),
    say,
    ask: process.stdin.isTTY ? askPerson : undefined,
    account: accountOfMachine(),
  };
  try {
    process.exitCode = await command(process.argv.slice(2), terminal);
  } catch (error) {
    process.exitCode = exitCodes.failed;
    say(error instanceof ProductError ? error.message : inspect(error));
  }
}

async function askPerson(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/** A container may run under a number that has no name. */
function accountOfMachine(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

const { DATA_DIR, DATABASE_URL } = productionSettings.shape;
const storage = z.object({ DATA_DIR, DATABASE_URL, ...retentionSettings, ...attachmentSettings });

/** The same place as the bot's, by the same settings; the bot's others are not needed. Throws `ConfigError`. */
export async function storageSettings(environment: Environment) {
  const { settings } = await loadSome(storage, environment);
  return {
    database: databaseSettings(settings),
    retention: retentionPeriods(settings),
    attachments: attachmentsFolder(settings),
  };
}
