import type { AgentId, CustomerId, HandoverId } from '../ids.ts';

export interface HandoverParty {
  readonly agentId: AgentId;
  readonly name: string;
}

/** What has become of it. */
export type HandoverState =
  /** Any agent who may confirm can take it. */
  | { readonly kind: 'open' }
  | { readonly kind: 'taken'; readonly by: HandoverParty }
  /** The customer's acceptance is there, by whatever road; `by` confirmed it, where somebody did. */
  | { readonly kind: 'settled'; readonly by: HandoverParty | undefined }
  /** The agent who had taken it says that it cannot be confirmed. */
  | { readonly kind: 'closed'; readonly by: HandoverParty };

/** A customer that an agent who may not confirm has passed on to those who may. */
export interface Handover {
  readonly handoverId: HandoverId;
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly from: HandoverParty;
  /** In the sender's own words; may be empty. */
  readonly note: string;
  readonly state: HandoverState;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Its sender, its holder, another agent who may take it, or a colleague who may only know of it. */
export type HandoverViewer = 'sender' | 'holder' | 'candidate' | 'onlooker';

/** What this agent is to the hand-over, being one of those whom it concerns. */
export function handoverViewer({ from, state }: Handover, agentId: AgentId): Exclude<HandoverViewer, 'onlooker'> {
  if (state.kind !== 'open' && state.by?.agentId === agentId) return 'holder';
  return from.agentId === agentId ? 'sender' : 'candidate';
}
