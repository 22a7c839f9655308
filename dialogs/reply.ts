import type { AdaptiveCardJson } from '../cards/kit/card-template.ts';
import type { DraftId, NewCustomerId } from '../services/ids.ts';

/** What the next thing the agent types is about. */
export type Awaiting =
  | { readonly kind: 'nothing' }
  /** The name given found no single customer; the next words are another try. */
  | { readonly kind: 'customer' }
  /** As an answer to a press: the next words name the customer with whom to go on there. */
  | { readonly kind: 'customer-for'; readonly verb: 'attestation.start' | 'invitation.start' }
  /** A form, review or receipt is open. */
  | { readonly kind: 'draft'; readonly draftId: DraftId }
  /** A step of a new customer is open. */
  | { readonly kind: 'new-customer'; readonly newCustomerId: NewCustomerId };

/** A card that stays open over what is said in between. */
export type OpenCard = Extract<Awaiting, { kind: 'draft' | 'new-customer' }>;

/** A card for the agent, and what the conversation waits for after it. */
export interface Shown {
  readonly card: AdaptiveCardJson;
  readonly awaiting: Awaiting;
  /** Done once the agent has the card. */
  readonly afterwards?: () => Promise<void>;
}

export function shown(card: AdaptiveCardJson): Shown {
  return { card, awaiting: { kind: 'nothing' } };
}

/** An answer that takes longer than its turn. What the conversation waits for after it is found under the key once it is there. */
export interface Late {
  readonly lateKey: string;
}

/** What came of answering; undefined where nobody gets an answer. */
export type Answered = Shown | Late | undefined;

export function isLate(answered: Answered): answered is Late {
  return answered !== undefined && 'lateKey' in answered;
}

/** The card that is open after this, if one is. */
export function openCardOf(answered: Answered): OpenCard | undefined {
  return answered === undefined || isLate(answered) ? undefined : openCardIn(answered.awaiting);
}

export function openCardIn(awaiting: Awaiting | undefined): OpenCard | undefined {
  return awaiting?.kind === 'draft' || awaiting?.kind === 'new-customer' ? awaiting : undefined;
}
