import type { ReminderMuteRow } from '../../database/tables/reminder-tables.ts';
import type { AgentId } from '../../ids.ts';
import type { SetAside } from '../../set-aside.ts';
import type { ReminderPolicy } from '../policy/reminder-policy.ts';
import type { RecipientCheck, RecipientState } from './recipient-check.ts';

interface ReminderRecipientsOptions {
  readonly check: RecipientCheck;
  readonly setAside: SetAside;
}

/** Knows to whom reminders go under a policy. Checks each agent once, so keep it for one pass only. */
export class ReminderRecipients {
  readonly #options: ReminderRecipientsOptions;
  readonly #policy: ReminderPolicy;
  #others: Promise<readonly AgentId[]> | undefined;
  readonly #states = new Map<AgentId, Promise<RecipientState>>();

  constructor(options: ReminderRecipientsOptions, policy: ReminderPolicy) {
    this.#options = options;
    this.#policy = policy;
  }

  /** The owner. The partner's default list where the owner is missing, unavailable, or has muted the customer, as `mutes` of it tell. */
  async listFor(
    ownerId: AgentId | null,
    mutes: readonly ReminderMuteRow[],
    now: Date,
  ): Promise<readonly AgentId[] | 'snoozed'> {
    if (ownerId && (await this.#isAvailable(ownerId, now))) {
      const mute = mutes.find((one) => one.agent_id === ownerId);
      if (!mute) return [ownerId];
      if (mute.until !== null) return 'snoozed';
    }
    const wanted = (await this.#standIns()).filter((id) => !mutes.some((mute) => mute.agent_id === id));
    const available = await Promise.all(wanted.map((id) => this.#isAvailable(id, now)));
    return wanted.filter((_, index) => available[index]);
  }

  /** The partner's default list; its Admin agents where it has named nobody yet. */
  #standIns(): Promise<readonly AgentId[]> {
    const { defaultRecipients } = this.#policy;
    this.#others ??=
      defaultRecipients.length > 0 ? Promise.resolve(defaultRecipients) : this.#options.check.listAdmins();
    return this.#others;
  }

  /** An agent whose roles are unknown counts as available: they are checked again before sending. An agent whose check throws does not count. */
  async #isAvailable(agentId: AgentId, now: Date): Promise<boolean> {
    const state = this.#states.get(agentId) ?? this.#stateOf(agentId, now);
    this.#states.set(agentId, state);
    return (await state).kind !== 'unavailable';
  }

  async #stateOf(agentId: AgentId, now: Date): Promise<RecipientState> {
    const { check, setAside } = this.#options;
    let state: RecipientState = { kind: 'unavailable' };
    await setAside.attempt({ ids: { agentId }, leave: () => Promise.resolve() }, async () => {
      state = await check.check(agentId, now);
    });
    return state;
  }
}
