import { setImmediate as othersTurn } from 'node:timers/promises';

/** Does one thing after the other until there is nothing left. The embedded engine would let nobody else in meanwhile. */
export async function inTurn(stopping: AbortSignal, doOne: () => Promise<boolean>): Promise<void> {
  while (!stopping.aborted && (await doOne())) await othersTurn();
}

/**
 * The same, `width` at a time; where there is nothing at all it looks only once. Throws what the first failure threw, after the
 * others have ended.
 */
export async function inParallel(width: number, stopping: AbortSignal, doOne: () => Promise<boolean>): Promise<void> {
  if (stopping.aborted || !(await doOne())) return;
  const workers = Array.from({ length: width }, () => inTurn(stopping, doOne));
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
}
