import { inspect } from 'node:util';
import type { Log, LogFields } from '../../services/log.ts';

interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: LogFields;
  readonly phrase: string;
}

/** A log that keeps its lines. */
export class CapturedLog implements Log {
  readonly lines: Line[] = [];

  info(fields: LogFields, phrase: string): void {
    this.lines.push({ level: 'info', fields, phrase });
  }

  warn(fields: LogFields, phrase: string): void {
    this.lines.push({ level: 'warn', fields, phrase });
  }

  error(fields: LogFields, phrase: string): void {
    this.lines.push({ level: 'error', fields, phrase });
  }
}

/** Everything that any logger could print of a value: properties, causes, stacks. */
export function everythingIn(value: unknown): string {
  return inspect(value, { depth: Infinity, showHidden: true, getters: false, maxStringLength: Infinity });
}
