import { destination, pino } from 'pino';
import type { Log } from '../services/log.ts';

/** JSON lines on standard output. Errors keep their stack, and lose what a library hung on them: it may hold secrets. */
export function createLog(level: string): Log {
  // Each line is out before the next step, so the last ones before an end are neither lost nor out of order.
  const standardOutput = destination({ dest: 1, sync: true });
  return pino({ level, base: { service: 'agreement-desk' }, serializers: { err: describeError } }, standardOutput);
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error object' };
  // Bot Framework wraps what happened in a dialog, and gives its own error the same message.
  if ('error' in error && error.error instanceof Error) return describeError(error.error);
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name: error.name, ...whatHappened(error), ...cause };
}

/** A refusal of the Bot Connector is told by its codes: its message is the other side's, which may quote what was sent. */
function whatHappened(error: Error): object {
  if (!('statusCode' in error)) return { message: error.message, stack: error.stack };
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return { statusCode, code, stack: frames?.join('\n') };
}
