import { pino } from 'pino';
import type { Log } from '../services/log.ts';

/** JSON lines on standard output. Errors keep their stack, and lose what a library hung on them: it may hold secrets. */
export function createLog(level: string): Log {
  return pino({ level, base: { service: 'agreement-desk' }, serializers: { err: describeError } });
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error object' };
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name: error.name, message: error.message, stack: error.stack, ...cause };
}
