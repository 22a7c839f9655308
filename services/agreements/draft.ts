import type { AgentId, CustomerId, DraftId } from '../ids.ts';
import type { ContactForm } from './contact-form.ts';

/** `used` once its attestation stands in the ledger. */
export type DraftState = 'open' | 'cancelled' | 'used';

/** One agent's pass through the confirm form for one customer. */
export interface Draft {
  readonly draftId: DraftId;
  readonly agentId: AgentId;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly state: DraftState;
  readonly form: ContactForm;
  /** Begun from a status that showed an acceptance, to confirm once more. */
  readonly isAgain: boolean;
  readonly createdAt: Date;
}
