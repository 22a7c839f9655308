import { STATUS_CODES } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Problem {
  /** For programs; stable. */
  readonly code: string;
  /** For people. */
  readonly detail: string;
  readonly [extension: string]: string;
}

/** Answers tell how things stand now: nobody may keep them. */
const always = { 'Cache-Control': 'no-store' };

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { ...always, 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A failure as RFC 9457 has it; its type is the status alone, `code` tells more. */
export function problemAnswer(
  status: number,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const body = { title: STATUS_CODES[status] ?? '', status, ...problem };
  return jsonAnswer(status, body, { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' });
}
