import type { HandoverCardRow } from '../database/tables/handover-tables.ts';
import type { Clock } from '../clock.ts';
import { type SendOutcome, type SentTo, isGone, mostSendAttempts } from '../conversations/send-outcome.ts';
import { eachOf } from '../background-work.ts';
import type { AgentId } from '../ids.ts';
import type { Log } from '../log.ts';
import { SetAside } from '../set-aside.ts';
import type { HandoverCardsStore } from './handover-cards-store.ts';
import type { Handover } from './handover.ts';
import type { HandoversStore } from './handovers-store.ts';
import { hourMs, minuteMs } from '../duration.ts';
import { type BackOff, doubledMs } from '../back-off.ts';

/** What is to be shown to whom. */
export interface HandoverNews {
  readonly handover: Handover;
  readonly agentId: AgentId;
  readonly party: 'sender' | 'candidate';
  /** The card to be replaced; a new message where there is none. */
  readonly stand: SentTo | undefined;
}

/** Shows agents what has become of a hand-over; one attempt a call. */
export interface HandoverMessenger {
  show(news: HandoverNews): Promise<SendOutcome>;
}

interface HandoverDeliveryOptions {
  readonly handovers: HandoversStore;
  readonly cards: HandoverCardsStore;
  readonly messenger: HandoverMessenger;
  readonly clock: Clock;
  readonly log: Log;
}

const claimedForMs = 2 * minuteMs;
const backOff: BackOff = { firstMs: minuteMs, longestMs: 4 * hourMs };
const settledAtOnce = 100;

/** Shows every change of a hand-over to all its parties, and ends hand-overs whose customer has been confirmed. */
export class HandoverDelivery {
  readonly #options: HandoverDeliveryOptions;
  readonly #setAside: SetAside;

  constructor(options: HandoverDeliveryOptions) {
    this.#options = options;
    this.#setAside = new SetAside({ ...options, random: Math.random });
  }

  /** Works through all that is due, unless it is to stop; several instances may do so at once. */
  async run(stopping: AbortSignal): Promise<void> {
    await eachOf([() => this.#settle(), () => this.#deliverAll(stopping)]);
  }

  async #settle(): Promise<void> {
    const { handovers, clock } = this.#options;
    await handovers.settleAccepted(clock.now(), settledAtOnce);
  }

  async #deliverAll(stopping: AbortSignal): Promise<void> {
    const { cards, clock } = this.#options;
    while (!stopping.aborted) {
      const now = clock.now();
      const card = await cards.claimDue(now, new Date(now.getTime() + claimedForMs));
      if (!card) return;
      const claim = cards.hold(card);
      const ids = { handoverId: card.handover_id, agentId: card.agent_id };
      await this.#setAside.attempt({ ids, leave: (until) => claim.renew(until) }, () => this.#deliver(card));
    }
  }

  async #deliver(card: HandoverCardRow): Promise<void> {
    const { handovers, cards, messenger, log } = this.#options;
    const news = newsFor(await handovers.get(card.handover_id), card);
    if (!news) return cards.giveUp(card);
    const outcome = await messenger.show(news);
    switch (outcome.kind) {
      case 'sent':
        return cards.markShown(card, outcome.to);
      case 'unreachable':
        return cards.giveUp(card);
      case 'throttled':
      case 'failed':
        log.warn(
          { handoverId: card.handover_id, agentId: card.agent_id, outcome: outcome.kind },
          'hand-over not shown',
        );
        return isGone(outcome) && news.stand ? cards.markGone(card) : this.#later(card, outcome);
    }
  }

  async #later(card: HandoverCardRow, outcome: SendOutcome): Promise<void> {
    const { cards, clock } = this.#options;
    if (card.attempts + 1 >= mostSendAttempts) return cards.giveUp(card);
    const asked = outcome.kind === 'throttled' ? (outcome.retryAfterMs ?? 0) : 0;
    const waitMs = Math.max(asked, doubledMs(backOff, card.attempts));
    return cards.postpone(card, new Date(clock.now().getTime() + waitMs));
  }
}

/** The sender gets each outcome as a new message. A candidate who never saw it open gets none. */
function newsFor(handover: Handover, card: HandoverCardRow): HandoverNews | undefined {
  const { agent_id: agentId, party, conversation_id: conversationId, activity_id: activityId } = card;
  if (party === 'sender') return { handover, agentId, party, stand: undefined };
  const stand = conversationId !== null && activityId !== null ? { conversationId, activityId } : undefined;
  return stand === undefined && handover.state.kind !== 'open' ? undefined : { handover, agentId, party, stand };
}
