import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerRow, SeveralOutcome } from '../../api/schema.d.ts';
import { touchedByActs } from '../../kit/use-act.ts';
import { type OutcomeOfOne, actOnSeveral } from './act-on-several.ts';

interface Progress {
  readonly state: 'asked' | 'acting' | 'ended';
  readonly outcomes: readonly OutcomeOfOne[];
  /** Why nobody else was tried. */
  readonly error: unknown;
}

const notBegun: Progress = { state: 'asked', outcomes: [], error: undefined };
const secondMs = 1_000;

/** An act on several customers: how far it is, and what came of each. */
export function useSeveral(act: (customerIds: string[]) => Promise<SeveralOutcome>) {
  const queries = useQueryClient();
  const [progress, setProgress] = useState(notBegun);
  const start = async (rows: readonly CustomerRow[]) => {
    // What went wrong before is tried once more, in its place.
    const isTried = ({ row }: OutcomeOfOne) => rows.some(({ customerId }) => customerId === row.customerId);
    const before = progress.outcomes.filter((one) => !isTried(one));
    setProgress({ state: 'acting', outcomes: before, error: undefined });
    const onProgress = (outcomes: readonly OutcomeOfOne[]) =>
      setProgress((now) => ({ ...now, outcomes: [...now.outcomes, ...outcomes] }));
    const wait = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * secondMs));
    const error = await actOnSeveral(rows, { act, onProgress, wait }).catch((cause: unknown) => cause);
    setProgress((now) => ({ ...now, state: 'ended', error }));
    await queries.invalidateQueries({ predicate: touchedByActs });
  };
  return { ...progress, start: (rows: readonly CustomerRow[]) => void start(rows) };
}
