import type { ConversationReference } from 'botbuilder';
import type { CustomerQuestion } from '../cards/wording/command-names.ts';
import type { DraftId, NewCustomerId } from '../services/ids.ts';
import type { ShowableCard } from './card-message.ts';

/** What the next thing the agent types is about. */
export type Awaiting =
  | { readonly kind: 'nothing' }
  /** The name given found no single customer; the next words are another try. */
  | { readonly kind: 'customer' }
  /** As an answer to a press: the next words name the customer with whom this command goes on. */
  | { readonly kind: 'customer-for'; readonly command: CustomerQuestion }
  /** A form, review or receipt is open. */
  | { readonly kind: 'draft'; readonly draftId: DraftId }
  /** A step of a new customer is open. */
  | { readonly kind: 'new-customer'; readonly newCustomerId: NewCustomerId };

/** A card that stays open over what is said in between. */
export type OpenCard = Extract<Awaiting, { kind: 'draft' | 'new-customer' }>;

/** A card for the agent, and what the conversation waits for after it. */
export interface Reply {
  readonly card: ShowableCard;
  readonly awaiting: Awaiting;
  /** Done as soon as the card stands in a message, before the turn ends: the agent may use it at once. */
  readonly noteMessage?: (activityId: string) => Promise<void>;
  /** Done once the agent has the card, with the id of its message where that is known. */
  readonly afterwards?: (activityId: string | undefined) => Promise<void>;
}

/** A reply after which nothing is awaited. */
export function reply(card: ShowableCard): Reply {
  return { card, awaiting: { kind: 'nothing' } };
}

/** A reply that takes longer than its turn. What the conversation waits for after it is found under the key once it is there. */
export interface Late {
  readonly lateKey: string;
}

/** What came of replying; undefined where nobody gets a reply. */
export type Replied = Reply | Late | undefined;

export function isLate(replied: Replied): replied is Late {
  return replied !== undefined && 'lateKey' in replied;
}

/** The card that is open after this, if one is. */
export function openCardOf(replied: Replied): OpenCard | undefined {
  return replied === undefined || isLate(replied) ? undefined : openCardIn(replied.awaiting);
}

export function openCardIn(awaiting: Awaiting | undefined): OpenCard | undefined {
  return awaiting?.kind === 'draft' || awaiting?.kind === 'new-customer' ? awaiting : undefined;
}

/** A message whose card is to be replaced when the work behind it is done. */
export interface LateAnswer {
  readonly conversation: Partial<ConversationReference>;
  readonly activityId: string;
  /** Of the turn; under this the log has the details. */
  readonly reference: string;
  readonly work: Promise<Reply>;
}

/** Finishes replies that take longer than a turn may; the bot's process waits for them before it stops. */
export interface LateAnswers {
  finish(answer: LateAnswer): Promise<void>;
}

/**
 * What conversations wait for after replies that came too late for their turns. Each has a key of its own and is written
 * once, before the agent sees the reply: bot state is last-writer-wins, and the next turn may hold it already.
 */
export interface LateResults {
  save(key: string, awaiting: Awaiting): Promise<void>;
  /** Undefined while the reply is not there yet. */
  find(key: string): Promise<Awaiting | undefined>;
  remove(key: string): Promise<void>;
}
