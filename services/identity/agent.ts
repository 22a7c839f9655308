import type { AgentId } from '../ids.ts';

/** The partner's employee on whose behalf a service acts, as the signed activity names them. */
export interface Agent {
  readonly agentId: AgentId;
  readonly name: string;
  /** IANA name of the zone the agent works in; decides what "today" is. */
  readonly timeZone: string;
}
