import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDesk } from './desk.ts';
import styles from './kit.module.css';
import { Trouble } from './trouble.tsx';

interface AnsweredProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** How many lines are expected. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** The place of an answer: grey lines until it is there, then the answer; and what went wrong, above an older answer if there is one. */
export function Answered<Data>({ query, lines = 4, children }: AnsweredProps<Data>) {
  const { data, error, refetch } = query;
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data !== undefined && children(data)}
      {data === undefined && !error && <Loading lines={lines} />}
    </>
  );
}

export function Loading({ lines }: { readonly lines: number }) {
  const { wording } = useDesk();
  return (
    <Skeleton className={styles.loading} aria-label={wording.text('tab.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <SkeletonItem key={line} size={24} />
      ))}
    </Skeleton>
  );
}
