import { doubledMs, usualBackOff } from '../../back-off.ts';
import type { Clock } from '../../clock.ts';
import { accessToNews } from '../../conversations/access-to-news.ts';
import type { AgentsStore } from '../../conversations/agents-store.ts';
import type { SendOutcome } from '../../conversations/send-outcome.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { LinkNews } from './acceptance-link.ts';
import type { LinkClaim, LinkWorkStore } from './link-work-store.ts';

/** Tells an agent in their private chat; one attempt a call. */
export interface LinkMessenger {
  tell(news: LinkNews): Promise<SendOutcome>;
}

interface LinkNotifierOptions {
  readonly work: LinkWorkStore;
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly messenger: LinkMessenger;
  readonly clock: Clock;
}

/** Tells agents what has become of their links: once, and again until a message has arrived. */
export class LinkNotifier {
  readonly #options: LinkNotifierOptions;

  constructor(options: LinkNotifierOptions) {
    this.#options = options;
  }

  async tell(claim: LinkClaim): Promise<void> {
    const { work, messenger } = this.#options;
    const { link, news } = claim;
    const access = await accessToNews(this.#options, claim.link.madeBy);
    if (access === 'unknown') return this.#later(claim, 0);
    if (access === 'denied' || !news) return work.markTold(claim);
    const outcome = await messenger.tell({ link, news });
    if (outcome.kind === 'sent') return work.markTold(claim);
    await this.#later(claim, outcome.kind === 'throttled' ? (outcome.retryAfterMs ?? 0) : 0);
  }

  async #later(claim: LinkClaim, atLeastMs: number): Promise<void> {
    const waitMs = Math.max(atLeastMs, doubledMs(usualBackOff, claim.attempts));
    await this.#options.work.postponeMessage(claim, new Date(this.#options.clock.now().getTime() + waitMs));
  }
}
