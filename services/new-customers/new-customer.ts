import type { AgentId, CustomerId, DraftId, NewCustomerId } from '../ids.ts';
import type { NewCustomerForm } from './new-customer-form.ts';

export type NewCustomerStep = 'company' | 'details' | 'acceptance' | 'review';

/** What came of a company that was to be created. */
export type CreationOutcome =
  | { readonly state: 'created'; readonly customerId: CustomerId }
  /** The answer to the call was lost, and with it the password; the customer was there when looked for. */
  | { readonly state: 'found'; readonly customerId: CustomerId }
  /** Nothing was created. */
  | { readonly state: 'refused'; readonly refusalCode: string }
  /** The answer never came; to be settled by looking for the domain. */
  | { readonly state: 'uncertain' };

/** One agent's pass through the steps of a new customer: what was typed, and what came of it. */
export interface NewCustomer {
  readonly newCustomerId: NewCustomerId;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly form: NewCustomerForm;
  readonly step: NewCustomerStep;
  readonly outcome: CreationOutcome | { readonly state: 'open' | 'cancelled' | 'intended' };
  readonly attestationDraftId: DraftId | undefined;
  /** Where the agent is told the outcome. */
  readonly conversationId: string | undefined;
  /** Sent as MS-RequestId with the one call. */
  readonly requestId: string | undefined;
  readonly intendedAt: Date | undefined;
  readonly toldAt: Date | undefined;
}

/** Whether it has its last word: the customer is there, or is not. */
export function isSettled({ outcome }: NewCustomer): boolean {
  return outcome.state === 'created' || outcome.state === 'found' || outcome.state === 'refused';
}

/** The customer that came of it. */
export function customerIdOf({ outcome }: NewCustomer): CustomerId | undefined {
  return outcome.state === 'created' || outcome.state === 'found' ? outcome.customerId : undefined;
}
