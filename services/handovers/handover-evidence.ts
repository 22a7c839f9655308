import { type Told, accountPart } from '../evidence/told.ts';
import type { AgentId, CustomerId, HandoverId } from '../ids.ts';
import type { HandoverState } from './handover.ts';

interface Changed {
  readonly handoverId: HandoverId;
  readonly customerId: CustomerId;
  readonly state: HandoverState['kind'];
  /** Undefined where the customer's acceptance ended it. */
  readonly by: AgentId | undefined;
  readonly at: Date;
}

/** What the evidence log is told of a change. */
export function changedEvidence({ handoverId, customerId, state, by, at }: Changed): Told {
  const who = by === undefined ? 'agreement-desk' : 'agent';
  const act = { kind: 'handover-changed', at: at.toISOString(), by: who } as const;
  return { fact: { ...act, customerId, handoverId, state }, parts: by === undefined ? {} : accountPart(by) };
}
