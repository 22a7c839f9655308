import { type DestinationStream, destination, pino } from 'pino';
import type { Log } from '../services/log.ts';
import { LogThrottle } from '../services/log-throttle.ts';

/** Each line is written before the next step, so the last lines before an end are neither lost nor out of order. */
const standardOutput = () => destination({ dest: 1, sync: true });

/** JSON lines, each with the `fields` of the moment. Errors keep their stack, and lose the fields of a library, which may hold secrets. */
export function createLog(
  level: string,
  fields: () => object = () => ({}),
  logTo: DestinationStream = standardOutput(),
): Log {
  return pino(
    { level, base: { service: 'agreement-desk' }, mixin: () => fields(), serializers: { err: describeError } },
    logTo,
  );
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error object' };
  // Bot Framework wraps the error of a dialog in its own, which has the same message.
  if ('error' in error && error.error instanceof Error) return describeError(error.error);
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name: error.name, ...whatHappened(error), ...cause };
}

/** Of a refusal of the Bot Connector only the codes are logged: the message is the other side's, and may quote what was sent. */
function whatHappened(error: Error): object {
  if (!('statusCode' in error)) return { message: error.message, stack: error.stack };
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return { statusCode, code, stack: frames?.join('\n') };
}

const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;

/** Libraries print tokens and keys, between our JSON lines. The log says that a library printed, and not what. */
export function quietConsole(console: Console, log: Log): void {
  const said = new LogThrottle({ log, phrase: 'a library wrote to the console' });
  for (const method of methods) console[method] = () => said.warn({ method });
}
