import type { AgentId } from '../ids.ts';
import type { Handover } from './handover.ts';

/** As whom this agent looks at it: the one who sent it, the one who has taken it, or one of the others who may. */
export function handoverViewer({ from, state }: Handover, agentId: AgentId): 'sender' | 'holder' | 'candidate' {
  if (state.kind !== 'open' && state.by?.agentId === agentId) return 'holder';
  return from.agentId === agentId ? 'sender' : 'candidate';
}
