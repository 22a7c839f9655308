import type { AgentId, CustomerId, DraftId } from '../ids.ts';
import type { Road } from './links/attestation-roads.ts';
import type { ConfirmForm } from './confirm-form.ts';

/** `used` once its attestation stands in the ledger. */
export type DraftState = 'open' | 'cancelled' | 'used';

/** One agent's pass through the confirm form for one customer. */
export interface Draft {
  readonly draftId: DraftId;
  readonly agentId: AgentId;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly state: DraftState;
  readonly form: ConfirmForm;
  /** It is to confirm once more what was accepted already, so that the form asks why. */
  readonly isAgain: boolean;
  readonly road: Road;
  readonly createdAt: Date;
}
