import type { Refusal } from './refusal.ts';

/** What is known of a caller before anything else of the request is read. */
export interface Caller {
  /** The one service URL that the caller may name; undefined where it may name each that the door knows. */
  readonly serviceUrl?: string | undefined;
}

/** Says from the header `Authorization` alone who calls. */
export type Callers = (authorization: string | undefined) => Promise<Caller | Refusal>;
