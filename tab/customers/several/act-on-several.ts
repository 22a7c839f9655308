import { ProblemError } from '../../api/problem-error.ts';
import type { CustomerRow, SeveralOutcome } from '../../api/schema.d.ts';

/** What came of one of several customers. */
export type Result = 'done' | SeveralOutcome['notDone'][number]['why'];

export interface OutcomeOfOne {
  readonly row: CustomerRow;
  readonly result: Result;
}

/** So many are sent together: few enough that the progress moves. */
const atOnce = 10;
const mostWaits = 5;
const forbidden = [401, 403];

interface Acting {
  readonly act: (customerIds: string[]) => Promise<SeveralOutcome>;
  readonly onProgress: (outcomes: readonly OutcomeOfOne[]) => void;
  readonly wait: (seconds: number) => Promise<void>;
}

/**
 * Does the same for one handful of customers after the other. One that goes wrong harms no other; only who may not do it at all is
 * not asked again. Each act may be repeated: it comes to the same. Throws what forbids it.
 */
export async function actOnSeveral(rows: readonly CustomerRow[], acting: Acting): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    acting.onProgress(await outcomesOf(some, acting));
  }
}

async function outcomesOf(rows: readonly CustomerRow[], acting: Acting): Promise<readonly OutcomeOfOne[]> {
  const outcome = await askPatiently(
    rows.map(({ customerId }) => customerId),
    acting,
  );
  const resultOf = ({ customerId }: CustomerRow): Result => {
    if (outcome?.done.includes(customerId)) return 'done';
    return outcome?.notDone.find((one) => one.customerId === customerId)?.why ?? 'failed';
  };
  return rows.map((row) => ({ row, result: resultOf(row) }));
}

/** Whoever does much in a hurry is asked to wait, and waits. Undefined where it failed. */
async function askPatiently(customerIds: string[], { act, wait }: Acting): Promise<SeveralOutcome | undefined> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await act(customerIds);
    } catch (error) {
      const { problem, retryAfterSeconds: seconds } = error instanceof ProblemError ? error : {};
      if (problem && forbidden.includes(problem.status)) throw error;
      if (problem?.status !== 429 || seconds === undefined || waits >= mostWaits) return undefined;
      await wait(seconds);
    }
  }
}
