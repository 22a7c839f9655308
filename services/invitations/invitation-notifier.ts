import type { LedgerEntry } from '../agreements/ledger/ledger-entry.ts';
import type { LedgerStore } from '../agreements/ledger/ledger-store.ts';
import { doubledMs, usualBackOff } from '../back-off.ts';
import type { Clock } from '../clock.ts';
import { accessToNews } from '../conversations/access-to-news.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import type { SendOutcome } from '../conversations/send-outcome.ts';
import { dayMs } from '../duration.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import type { InvitationFollowUpsStore } from './invitation-follow-ups-store.ts';
import type { InvitationFollowUp, InvitationNews } from './invitation.ts';
import type { InvitationsStore } from './invitations-store.ts';

/** An unreachable agent is tried for this long, which sends nothing. Older news is dropped: the status card shows it too. */
const triedForMs = 30 * dayMs;
const attestationsLookedAt = 5;

/** Tells an agent in their private chat; one attempt a call. */
export interface InvitationMessenger {
  tell(news: InvitationNews): Promise<SendOutcome>;
}

interface InvitationNotifierOptions {
  readonly followUps: InvitationFollowUpsStore;
  readonly invitations: InvitationsStore;
  readonly ledger: LedgerStore;
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly messenger: InvitationMessenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells agents what has become of their invitations: once, and again until a message has arrived. */
export class InvitationNotifier {
  readonly #options: InvitationNotifierOptions;

  constructor(options: InvitationNotifierOptions) {
    this.#options = options;
  }

  async tell(followUp: InvitationFollowUp): Promise<void> {
    const { followUps, messenger, clock } = this.#options;
    const access = await accessToNews(this.#options, followUp.agentId);
    if (access === 'unknown') return this.#later(followUp, 0);
    const news = access === 'granted' ? await this.#newsOf(followUp) : undefined;
    if (!news) return followUps.dropMessage(followUp);
    const outcome = await messenger.tell(news);
    if (outcome.kind === 'sent') return followUps.markTold(followUp, clock.now());
    await this.#later(followUp, outcome.kind === 'throttled' ? (outcome.retryAfterMs ?? 0) : 0);
  }

  /** Undefined where there is nothing to tell, as to the agent who confirmed the customer meanwhile. */
  async #newsOf(followUp: InvitationFollowUp): Promise<InvitationNews | undefined> {
    const { state, endedAt: seenAt, agentId, invitationId } = followUp;
    if (state === 'following' || state === 'left' || !seenAt) return undefined;
    const attestation = state === 'attested' ? await this.#findAttestation(followUp) : undefined;
    if (attestation?.attestedBy === agentId) return undefined;
    const invitation = await this.#options.invitations.get(invitationId);
    return { invitation, state, seenAt, confirmedBy: attestation?.agentName };
  }

  /** The one of ours that confirmed the customer since it was invited. */
  async #findAttestation({ customerId, invitedAt }: InvitationFollowUp): Promise<LedgerEntry | undefined> {
    const entries = await this.#options.ledger.listByCustomer(customerId, attestationsLookedAt);
    return entries.find(
      ({ outcome, intendedAt }) =>
        (outcome.state === 'recorded' || outcome.state === 'already-recorded') && intendedAt >= invitedAt,
    );
  }

  async #later(followUp: InvitationFollowUp, atLeastMs: number): Promise<void> {
    const { followUps, clock, log } = this.#options;
    const { customerId, agentId, endedAt, attempts } = followUp;
    const now = clock.now();
    if (!endedAt || now.getTime() - endedAt.getTime() >= triedForMs) {
      log.warn({ customerId, agentId }, 'agent was never told of an invitation');
      return followUps.dropMessage(followUp);
    }
    const waitMs = doubledMs(usualBackOff, attempts);
    await followUps.postponeMessage(followUp, new Date(now.getTime() + Math.max(atLeastMs, waitMs)));
  }
}
