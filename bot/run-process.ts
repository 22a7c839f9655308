import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Log } from '../services/log.ts';
import { ConfigError } from './settings/config.ts';

export interface Started {
  readonly desk: {
    stop(): Promise<void>;
    /** What a stop still waits for. */
    unfinished(): readonly string[];
  };
  readonly log: Log;
  /** How long a stop may take. */
  readonly stopWithinMs: number;
}

/**
 * Runs until the process is asked to stop. After a bug that nothing else caught the process stops too, with exit code 1, because
 * nobody knows what is half done. A start that fails says why in one piece and ends the process.
 */
export async function runProcess(start: () => Promise<Started>): Promise<void> {
  try {
    const stop = stopper(await start());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0));
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, (error: unknown) => void stop(1, { err: error, event }));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    // What was opened before the failure must not keep the process alive.
    process.exit(1);
  }
}

/** Stops once, however often it is asked to. */
function stopper({ desk, log, stopWithinMs }: Started) {
  let stopping: Promise<void> | undefined;
  return async (exitCode: number, failure?: { err: unknown; event: string }): Promise<void> => {
    if (failure) log.error(failure, 'process failed unexpectedly');
    if (exitCode !== 0) process.exitCode = exitCode;
    stopping ??= stopInTime({ desk, log, stopWithinMs });
    await stopping;
    // Otherwise a library could delay the end, for example by an open connection to Microsoft.
    process.exit();
  };
}

async function stopInTime({ desk, log, stopWithinMs }: Started): Promise<void> {
  log.info({}, 'stop requested');
  const over = new AbortController();
  const stopped = desk.stop().then(
    () => log.info({}, 'stopped'),
    (error: unknown) => {
      process.exitCode = 1;
      log.error({ err: error }, 'stop failed');
    },
  );
  const late = delay(stopWithinMs, undefined, { signal: over.signal }).then(
    () => {
      process.exitCode = 1;
      log.error({ unfinished: desk.unfinished() }, 'stop took too long');
    },
    () => undefined,
  );
  await Promise.race([stopped, late]);
  over.abort();
}

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: 'its port is taken. Set PORT to a free one.',
  EACCES: 'it may not use its port, or write to DATA_DIR. Run it as the account that may.',
  ENOENT: 'DATA_DIR cannot be made where it is.',
  EROFS: 'DATA_DIR is on a file system that can only be read.',
  ENOSPC: 'the disk of DATA_DIR is full.',
  ENOTDIR: 'DATA_DIR is no folder.',
};
const unableToOpen = 14;
const onlyToRead = 8;
const isFull = 13;

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const known = sentenceFor(one);
    if (known !== undefined) return `The bot did not start: ${known}`;
  }
  return `The bot did not start: ${inspect(error)}`;
}

function sentenceFor(error: Error): string | undefined {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode !== 'number') return sentences[String(code)];
  // SQLite's own code. The low byte is the primary one.
  switch (errcode & 0xff) {
    case unableToOpen:
      return 'the database file in DATA_DIR cannot be opened. Look at who may write there, and whether the disk can be written.';
    case onlyToRead:
      return 'the database file in DATA_DIR can only be read. The bot has to write to it and beside it.';
    case isFull:
      return sentences['ENOSPC'];
    default:
      return undefined;
  }
}
