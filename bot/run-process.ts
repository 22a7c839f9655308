import { inspect } from 'node:util';
import type { Log } from '../services/log.ts';
import type { RunningAgreementDesk } from './agreement-desk.ts';
import { ConfigError } from './config-error.ts';

/** Runs until the process is asked to stop; a start that fails says why in one piece and ends the process. */
export async function runProcess(start: () => Promise<{ desk: RunningAgreementDesk; log: Log }>): Promise<void> {
  try {
    const { desk, log } = await start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(desk, log));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

async function stop(desk: RunningAgreementDesk, log: Log): Promise<void> {
  log.info({}, 'stop requested');
  await desk.stop();
  log.info({}, 'stopped');
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The bot did not start: its port is taken. Set PORT to a free one.';
  }
  return `The bot did not start: ${inspect(error)}`;
}
