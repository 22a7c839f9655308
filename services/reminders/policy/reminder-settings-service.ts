import type { Clock } from '../../clock.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { Log } from '../../log.ts';
import type { PolicyStore } from './policy-store.ts';
import type { RecipientStore } from '../queue/recipient-store.ts';
import { type PolicyProblems, type ReminderPolicy, type ReminderPreferences, problemsOf } from './reminder-policy.ts';

interface SettingsOptions {
  readonly policies: PolicyStore;
  readonly recipients: RecipientStore;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
  readonly log: Log;
}

export type SavePolicyResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'invalid'; readonly problems: PolicyProblems }
  /** Somebody else has saved another one meanwhile. */
  | { readonly kind: 'overtaken' };

/** How the partner, and each agent, want reminders. */
export class ReminderSettingsService {
  readonly #options: SettingsOptions;

  constructor(options: SettingsOptions) {
    this.#options = options;
  }

  async getPreferences(agent: Agent): Promise<ReminderPreferences> {
    return this.#options.recipients.getPreferences(agent.agentId);
  }

  /** An agent needs no role for this, so that one who has lost it can still opt out. */
  async savePreferences(agent: Agent, preferences: ReminderPreferences): Promise<void> {
    await this.#options.recipients.savePreferences(agent.agentId, preferences, this.#options.clock.now());
  }

  /** Throws `NotAllowedError` where the agent is never reminded. */
  async getPolicy(agent: Agent): Promise<ReminderPolicy> {
    await this.#options.authorization.require(agent, 'use-reminders');
    return (await this.#options.policies.get()).policy;
  }

  /**
   * Nothing is saved while anything is wrong with it, or where the one in force is not the one that `isSeen` knows. Throws
   * `NotAllowedError`.
   */
  async savePolicy(
    agent: Agent,
    policy: ReminderPolicy,
    isSeen?: (inForce: ReminderPolicy) => boolean,
  ): Promise<SavePolicyResult> {
    const { authorization, policies, clock, log } = this.#options;
    await authorization.require(agent, 'use-reminders');
    await authorization.require(agent, 'partner-settings');
    const problems = problemsOf(policy);
    if (Object.keys(problems).length > 0) return { kind: 'invalid', problems };
    const instead = isSeen && (await policies.get());
    if (instead && !isSeen(instead.policy)) return { kind: 'overtaken' };
    if (!(await policies.save(policy, { by: agent.agentId, now: clock.now(), instead }))) return { kind: 'overtaken' };
    log.info({ agentId: agent.agentId, isOn: policy.isOn }, 'reminder policy saved');
    return { kind: 'saved' };
  }
}
