import type { CustomerId, DraftId, LinkId } from '../../ids.ts';
import type { Agent } from '../../identity/agent.ts';
import type { MailRequest } from '../../mail/letter-mail.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import type { Draft } from '../draft.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { AcceptanceLink } from './acceptance-link.ts';
import type { Road } from './attestation-roads.ts';
import type { LinkCheck, LinkObstacle } from './link-check.ts';

/** A link, and the entry in the ledger by which its agreement is created, once that has begun. */
export interface LinkView {
  readonly link: AcceptanceLink;
  readonly entry: LedgerEntry | undefined;
  /** What stood against a new link in its place. */
  readonly obstacle?: LinkObstacle;
}

/** Knows which entry of the ledger creates the agreement of a link. */
export interface EntryFinder {
  findEntry(link: AcceptanceLink): Promise<LedgerEntry | undefined>;
}

export async function viewOf({ creator }: { readonly creator: EntryFinder }, link: AcceptanceLink): Promise<LinkView> {
  return { link, entry: await creator.findEntry(link) };
}

/** What came of asking for a link. */
export type StartResult =
  /** The draft's one link, made by this press or by an earlier one. Its address comes by `open`. */
  | { readonly kind: 'link'; readonly view: LinkView }
  /** The draft was confirmed without a link meanwhile. */
  | { readonly kind: 'entry'; readonly entry: LedgerEntry }
  /** Something in the form is wrong; show it again. */
  | { readonly kind: 'incomplete'; readonly draft: Draft }
  /** Not as the review showed it, or something stands against it: nothing was asked for. Show the review again. */
  | {
      readonly kind: 'superseded';
      readonly draft: Draft;
      readonly contact: PrimaryContact;
      readonly check: LinkCheck;
    }
  | { readonly kind: 'cancelled'; readonly draft: Draft }
  /** No such draft of this agent's. */
  | { readonly kind: 'unknown-draft' };

export interface StartRequest {
  readonly draftId: DraftId;
  /** Of the review that was shown. */
  readonly version: string | undefined;
  /** Where the agent sees the card, so that the outcome can reach them later. */
  readonly place: { readonly conversationId: string; readonly activityId: string | undefined };
}

/** The address of a link, for the letter to the customer. Never to be kept: whoever has it can accept. */
export type OpenResult =
  | { readonly kind: 'open'; readonly link: AcceptanceLink; readonly address: string; readonly expiresAt: Date }
  /** Sent already, another agent's, or over. */
  | { readonly kind: 'closed'; readonly view: LinkView };

/** What came of an act: always the link as it stands then, whoever acted; undefined for one that does not exist. */
type Acted = Promise<LinkView | undefined>;

/** Asks Microsoft for links. `LinkRequestsService` says what each throws. */
export interface LinkRequests {
  roads(): Promise<readonly Road[]>;
  requireEnhanced(): Promise<void>;
  check(agent: Agent, draft: Draft): Promise<LinkCheck>;
  start(agent: Agent, request: StartRequest): Promise<StartResult>;
  tryAgain(agent: Agent, linkId: LinkId): Acted;
  renew(agent: Agent, linkId: LinkId): Acted;
}

/** Deals with links that are out. `AcceptanceLinksService` says what each throws. */
export interface LinkFollowing {
  open(agent: Agent, linkId: LinkId): Promise<OpenResult | undefined>;
  /** Whether the bot may send e-mails from agents' mailboxes here. */
  readonly mails: boolean;
  /** Throws `SignInNeededError` too. */
  mail(agent: Agent, linkId: LinkId, request: MailRequest): Acted;
  markSent(agent: Agent, linkId: LinkId): Acted;
  takeSentBack(agent: Agent, linkId: LinkId): Acted;
  withdraw(agent: Agent, linkId: LinkId): Acted;
  refresh(agent: Agent, linkId: LinkId): Acted;
  createAgreement(agent: Agent, linkId: LinkId): Acted;
  find(agent: Agent, linkId: LinkId): Acted;
  findOpen(agent: Agent, customerId: CustomerId): Acted;
  findByDraft(agent: Agent, draftId: DraftId): Acted;
  list(agent: Agent, customerId: CustomerId, limit: number): Promise<readonly AcceptanceLink[]>;
}
