import type { ReminderPreferences } from '../policy/reminder-policy.ts';
import type { AgentsStore, RememberedAgent } from '../../conversations/agents-store.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import { RolesUnavailableError } from '../../identity/role-directory.ts';
import type { AgentId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { RecipientStore } from './recipient-store.ts';
import { weekMs } from '../../duration.ts';

/** Enough for reminders that have no other recipient. */
const mostAdmins = 20;
/** An agent who pauses for longer is away, and others are reminded meanwhile. */
const longestPauseMs = weekMs;

/** Whether an agent can be reminded. */
export type RecipientState =
  | { readonly kind: 'available'; readonly agent: RememberedAgent; readonly preferences: ReminderPreferences }
  /** Opted out, away, out of reach, or without any role now: others are reminded. */
  | { readonly kind: 'unavailable' }
  /** The roles cannot be read just now. */
  | { readonly kind: 'unknown' };

interface RecipientCheckOptions {
  readonly agents: AgentsStore;
  readonly recipients: RecipientStore;
  readonly reachable: ReachableAgents;
  readonly authorization: AuthorizationService;
  readonly log: Log;
}

/** Checks who can be reminded now. */
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

  /** Admin agents, those heard from last first. They get the reminders that have no other recipient. */
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

/** Knows which agents the bot can write to. */
export interface ReachableAgents {
  /** False for an agent without a personal chat with the bot, and for one who removed or blocked it and has not written since. */
  isReachable(agentId: AgentId): Promise<boolean>;
}
