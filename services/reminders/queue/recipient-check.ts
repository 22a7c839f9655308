import type { ReminderPreferences } from '../policy/reminder-policy.ts';
import type { AgentsStore, RememberedAgent } from '../../conversations/agents-store.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import { RolesUnavailableError } from '../../identity/role-directory.ts';
import type { AgentId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { RecipientStore } from './recipient-store.ts';
import { weekMs } from '../../duration.ts';

/** Enough to look after what nobody else does. */
const mostAdmins = 20;
/** Whoever pauses for longer is away: others are reminded meanwhile. */
const longestPauseMs = weekMs;

/** Whether somebody can be reminded of anything. */
export type RecipientState =
  | { readonly kind: 'available'; readonly agent: RememberedAgent; readonly preferences: ReminderPreferences }
  /** Opted out, away, out of reach, or without any role now: others are reminded. */
  | { readonly kind: 'unavailable' }
  /** Cannot be told just now. */
  | { readonly kind: 'unknown' };

interface RecipientCheckOptions {
  readonly agents: AgentsStore;
  readonly recipients: RecipientStore;
  readonly reachable: ReachableAgents;
  readonly authorization: AuthorizationService;
  readonly log: Log;
}

/** Tells who can be reminded at this moment. */
export class RecipientCheck {
  readonly #options: RecipientCheckOptions;

  constructor(options: RecipientCheckOptions) {
    this.#options = options;
  }

  async check(agentId: AgentId, now: Date): Promise<RecipientState> {
    const { agents, recipients, reachable } = this.#options;
    const agent = await agents.find(agentId);
    if (!agent) return { kind: 'unavailable' };
    const preferences = await recipients.getPreferences(agentId);
    if (preferences.hasOptedOut || isAway(preferences, now)) return { kind: 'unavailable' };
    if (!(await reachable.isReachable(agentId))) return { kind: 'unavailable' };
    return this.#byRoles(agent, preferences);
  }

  /** Admin agents whom the bot knows, those heard from last first: who looks after what nobody else does. */
  async listAdmins(): Promise<readonly AgentId[]> {
    const admins = await this.#options.agents.findFitting(async (agents) => {
      const isAdmin = await Promise.all(agents.map((agent) => this.#isAdmin(agent)));
      return agents.filter((_, index) => isAdmin[index]);
    }, mostAdmins);
    return admins.map(({ agentId }) => agentId);
  }

  async #isAdmin(agent: RememberedAgent): Promise<boolean> {
    try {
      return (await this.#options.authorization.listRoles(agent)).includes('admin-agent');
    } catch (error) {
      if (!(error instanceof RolesUnavailableError)) {
        this.#options.log.error({ agentId: agent.agentId, err: error }, 'roles of an agent could not be looked up');
      }
      return false;
    }
  }

  async #byRoles(agent: RememberedAgent, preferences: ReminderPreferences): Promise<RecipientState> {
    try {
      const roles = await this.#options.authorization.listRoles(agent);
      return roles.length === 0 ? { kind: 'unavailable' } : { kind: 'available', agent, preferences };
    } catch (error) {
      if (error instanceof RolesUnavailableError) return { kind: 'unknown' };
      throw error;
    }
  }
}

function isAway({ pausedUntil }: ReminderPreferences, now: Date): boolean {
  return pausedUntil !== undefined && pausedUntil.getTime() - now.getTime() > longestPauseMs;
}

/** Knows whom the bot can write to. */
export interface ReachableAgents {
  /** False for who has no personal chat with the bot, or has removed or blocked it and not written since. */
  isReachable(agentId: AgentId): Promise<boolean>;
}
