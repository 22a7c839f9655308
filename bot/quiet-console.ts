import type { Log } from '../services/log.ts';
import { LogThrottle } from '../services/log-throttle.ts';

const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;

/** What libraries print, tokens and keys among it, would stand between our JSON lines. That they did is said, and not what. */
export function quietConsole(console: Console, log: Log): void {
  const said = new LogThrottle({ log, phrase: 'a library wrote to the console' });
  for (const method of methods) console[method] = () => said.warn({ method });
}
