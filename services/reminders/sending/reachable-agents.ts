import type { AgentId } from '../../ids.ts';

/** Knows whom the bot can write to. */
export interface ReachableAgents {
  /** False for who has no personal chat with the bot, or has removed or blocked it and not written since. */
  isReachable(agentId: AgentId): Promise<boolean>;
}
