import type { Acceptance } from '../agreements/acceptance.ts';
import type { FailureReason } from '../agreements/failure-reason.ts';

type AcceptanceOf<Kind extends Acceptance['kind']> = Extract<Acceptance, { kind: Kind }>;

/** Whether Partner Center would take an order of this customer, as far as the agreement decides it. */
export type OrderReadiness =
  | { readonly kind: 'ready'; readonly acceptance: AcceptanceOf<'direct' | 'attested'> }
  | { readonly kind: 'not-ready'; readonly reason: 'no-acceptance' }
  | { readonly kind: 'not-ready'; readonly reason: 'renewal-due'; readonly acceptance: AcceptanceOf<'renewal-due'> }
  | { readonly kind: 'not-ready'; readonly reason: 'not-a-customer' }
  /** Never to be taken for `ready`. */
  | { readonly kind: 'unknown'; readonly reason: FailureReason };

export function readinessFrom(acceptance: Acceptance): OrderReadiness {
  switch (acceptance.kind) {
    case 'direct':
    case 'attested':
      return { kind: 'ready', acceptance };
    case 'renewal-due':
      return { kind: 'not-ready', reason: 'renewal-due', acceptance };
    case 'none':
      return { kind: 'not-ready', reason: 'no-acceptance' };
    case 'unknown':
      return { kind: 'unknown', reason: acceptance.reason };
  }
}
