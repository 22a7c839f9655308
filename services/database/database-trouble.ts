import { DatabaseFileGoneError } from './embedded/database-file.ts';

/** What an operator can do something about; `no-answer` is everything else. */
export type DatabaseTrouble =
  'disk-full' | 'read-only' | 'locked' | 'damaged' | 'disk-error' | 'file-gone' | 'no-answer';

/** Primary result codes (sqlite.org/rescode.html). */
const byResultCode: Readonly<Record<number, DatabaseTrouble>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'disk-error',
  11: 'damaged',
  13: 'disk-full',
  14: 'disk-error',
  26: 'damaged',
};

/** PostgreSQL's (errcodes-appendix). */
const bySqlState: Readonly<Record<string, DatabaseTrouble>> = {
  '25006': 'read-only',
  '53100': 'disk-full',
  '55P03': 'locked',
  '58030': 'disk-error',
  XX001: 'damaged',
};

export function troubleFrom(error: unknown): DatabaseTrouble {
  if (error instanceof DatabaseFileGoneError) return 'file-gone';
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  // The low byte is the primary code; the rest says more.
  if (typeof errcode === 'number') return byResultCode[errcode & 0xff] ?? 'no-answer';
  return bySqlState[String(code)] ?? 'no-answer';
}
