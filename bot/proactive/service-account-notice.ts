import { serviceAccountCard } from '../../cards/conversations/service-account-card.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import { hourMs } from '../../services/duration.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { Log } from '../../services/log.ts';
import type { Remaining, RefreshTokens } from '../../services/partner-center/sign-in/refresh-tokens.ts';
import { ProductError } from '../../services/product-error.ts';
import type { AgentCards, Reader } from './messengers.ts';

/** How many days before the end the admins are told; 0 is the end itself. */
const toldAt = [0, 1, 7, 14] as const;
/** A failed attempt is repeated after this time. */
const claimMs = hourMs;
/** Those who were heard from last. */
const mostAdmins = 20;

interface ServiceAccountNoticeOptions {
  readonly tokens: RefreshTokens;
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  readonly agentCards: AgentCards;
  readonly log: Log;
}

/** Tells the admins, each in their own language, before the service account's sign-in ends, and when it has ended. */
export class ServiceAccountNotice {
  readonly #options: ServiceAccountNoticeOptions;

  constructor(options: ServiceAccountNoticeOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { tokens, log } = this.#options;
    const remaining = tokens.findRemaining();
    const stage = toldAt.find((days) => remaining !== undefined && remaining.days <= days);
    if (remaining === undefined || stage === undefined) return;
    const notice = await tokens.claimNotice(stage, claimMs);
    if (!notice) return;
    const admins = await this.#tellAdmins(remaining);
    const fields = { daysLeft: remaining.days, admins };
    if (admins > 0) {
      await notice.markTold();
      log.warn(fields, 'admins told of the end of the refresh token');
    } else log.error(fields, 'no admin could be told of the end of the refresh token');
  }

  async #tellAdmins({ days: daysLeft, endsAt }: Remaining): Promise<number> {
    const { agentCards, log } = this.#options;
    const cardFor = (reader: Reader) => serviceAccountCard({ ...reader, daysLeft, endsAt });
    let told = 0;
    for (const { agentId } of await this.#listAdmins()) {
      try {
        if ((await agentCards.send(agentId, cardFor)).kind === 'sent') told += 1;
      } catch (error) {
        if (!(error instanceof ProductError)) throw error;
        log.warn({ agentId, err: error }, 'message was not taken');
      }
    }
    return told;
  }

  /** Nobody where no roles can be read: the next attempt may know them. */
  async #listAdmins(): Promise<readonly Agent[]> {
    const { agents, authorization } = this.#options;
    try {
      return await agents.findFitting((page) => authorization.listOffered(page, 'partner-settings'), mostAdmins);
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      return [];
    }
  }
}
