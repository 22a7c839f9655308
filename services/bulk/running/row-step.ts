import type { FailureReason } from '../../agreements/failure-reason.ts';
import type { Agent } from '../../identity/agent.ts';
import type { ListHead } from '../stored-list.ts';
import type { RowAtWork, RowEnd } from './rows-at-work-store.ts';

/** How far one row came. */
export type RowStep =
  | { readonly kind: 'end'; readonly end: RowEnd }
  /** It was sent, and its end is not known yet: it is looked at again, and never sent again. */
  | { readonly kind: 'underway' }
  /** Nothing was done, and it makes sense to try again: after a pause, or once somebody has signed in. */
  | {
      readonly kind: 'again';
      readonly because: FailureReason | 'another-underway' | 'broken';
      /** The draft that there was is over. */
      readonly isAnew: boolean;
    }
  /** Nothing was begun: its list runs no more, another instance has the row, or the process stops. */
  | { readonly kind: 'not-begun' };

/** Does the one thing of a list for the customer of a row. */
export type RowAct = (work: RowWork) => Promise<RowStep>;

export interface RowWork {
  readonly agent: Agent;
  readonly list: ListHead;
  readonly row: RowAtWork;
  readonly customer: NonNullable<RowAtWork['customer']>;
}

export function ended(state: RowEnd['state'], outcome: RowEnd['outcome'], reference?: string): RowStep {
  return { kind: 'end', end: { state, outcome, reference } };
}

/** No row can be done before somebody has signed in, so that the whole list waits. */
const forSignIn: readonly string[] = ['sign-in', 'sign-in-ended', 'mfa'] satisfies readonly FailureReason[];

export function isForSignIn(reason: string): boolean {
  return forSignIn.includes(reason);
}
