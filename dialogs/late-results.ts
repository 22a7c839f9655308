import type { Awaiting } from './reply.ts';

/**
 * What conversations wait for after answers that came too late for their turns. Each has a key of its own and is written
 * once, before the agent sees the answer: bot state is last-writer-wins, and the next turn may hold it already.
 */
export interface LateResults {
  save(key: string, awaiting: Awaiting): Promise<void>;
  /** Undefined while the answer is not there yet. */
  find(key: string): Promise<Awaiting | undefined>;
  remove(key: string): Promise<void>;
}
