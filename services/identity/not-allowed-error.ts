import { ProductError } from '../product-error.ts';
import type { Capability, Role } from './capabilities.ts';

export type NotAllowedReason =
  | { readonly kind: 'no-role' }
  | { readonly kind: 'role'; readonly roles: readonly Role[]; readonly allowedRoles: readonly Role[] }
  /** Nobody hands over what they may do themselves. */
  | { readonly kind: 'may-attest' }
  | { readonly kind: 'partner-type'; readonly providerNames: readonly string[] };

/** The agent, or the partner they work for, may not do this. */
export class NotAllowedError extends ProductError {
  readonly code: string;
  readonly capability: Capability;
  readonly reason: NotAllowedReason;

  constructor(capability: Capability, reason: NotAllowedReason) {
    super(`not allowed to ${capability}: ${reason.kind}`);
    this.code = `not-allowed-${reason.kind}`;
    this.capability = capability;
    this.reason = reason;
  }
}
