import { type Answer, controlRefused } from './answer.ts';
import { isJsonObject, type JsonObject } from './json-input.ts';

/** A planned failure of the next matching calls. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly delayMs: number;
  /** `before` cuts the connection and does nothing. `after` does the work and loses the answer. */
  readonly reset: 'before' | 'after' | undefined;
  /** Sent in place of the work. */
  readonly answer: Answer | undefined;
}

interface Planned {
  readonly fault: Fault;
  timesLeft: number;
}

export class Faults {
  #planned: Planned[] = [];

  /** Refuses the whole list where one of the faults cannot be understood. */
  plan(input: unknown): void {
    if (!Array.isArray(input)) throw controlRefused('Faults are a JSON array.');
    this.#planned.push(...input.map(parsePlanned));
  }

  clear(): void {
    this.#planned = [];
  }

  /** The first fault that matches, counted as used once. `path` includes the query. */
  take(method: string, path: string): Fault | undefined {
    const hit = this.#planned.find(({ fault }) => fault.method === method && fault.path.test(path));
    if (hit === undefined) return undefined;
    hit.timesLeft -= 1;
    this.#planned = this.#planned.filter(({ timesLeft }) => timesLeft > 0);
    return hit.fault;
  }
}

function parsePlanned(input: unknown): Planned {
  if (!isJsonObject(input)) throw controlRefused('A fault is a JSON object.');
  const { method, path, reset } = input;
  if (typeof method !== 'string' || typeof path !== 'string') throw controlRefused('A fault needs method and path.');
  if (reset !== undefined && reset !== 'before' && reset !== 'after') throw controlRefused('reset is before or after.');
  const fault: Fault = {
    method: method.toUpperCase(),
    path: expressionOf(path),
    delayMs: numberIn(input, 'delayMs', 0),
    reset,
    answer: answerOf(input),
  };
  return { fault, timesLeft: numberIn(input, 'times', 1) };
}

function numberIn(input: JsonObject, name: string, usual: number): number {
  const value = input[name] ?? usual;
  if (typeof value !== 'number' || value < usual) throw controlRefused(`${name} must be a number from ${usual}.`);
  return value;
}

function expressionOf(path: string): RegExp {
  try {
    return new RegExp(path, 'i');
  } catch {
    throw controlRefused('path must be a regular expression.');
  }
}

function answerOf({ status, body, headers = {} }: JsonObject): Answer | undefined {
  if (status === undefined) return undefined;
  if (typeof status !== 'number' || !(status >= 200 && status <= 599))
    throw controlRefused('status must be 200 to 599.');
  if (!isJsonObject(headers)) throw controlRefused('headers must be a JSON object.');
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  if (body === undefined && status === 429) return throttled(given);
  if (body === undefined || typeof body === 'string') return { status, headers: given, body: body ?? '' };
  return { status, headers: { 'Content-Type': 'application/json', ...given }, body: JSON.stringify(body) };
}

/** As on api-throttling-guidance. */
function throttled(given: Record<string, string>): Answer {
  const headers = { 'Content-Type': 'application/json', 'Retry-After': '1', ...given };
  const message = `Rate limit is exceeded. Try again in ${headers['Retry-After']} seconds.`;
  return { status: 429, headers, body: JSON.stringify({ statusCode: 429, message }) };
}
