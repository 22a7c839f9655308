import type { AgentId } from '../../../services/ids.ts';
import type { Role } from '../../../services/identity/capabilities.ts';
import type { Agent } from '../../../services/identity/agent.ts';

export const timeZones = [
  'Europe/Stockholm',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Shanghai',
] as const;

export interface SimulatedAgent extends Agent {
  readonly number: number;
  readonly delivery: 'digest' | 'single';
  readonly language: string;
}

const locales = ['sv-SE', 'en-US', 'en-IN', 'en-AU', 'de-DE', 'zh-CN'];

export const agentCount = 40;

/** Of the first twelve, two a zone, customers without an owner are told to six. */
export const agents: readonly SimulatedAgent[] = Array.from({ length: agentCount }, (_, number) => ({
  number,
  agentId: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}` as AgentId,
  name: `Agent ${String(number)}`,
  timeZone: timeZones[number % timeZones.length] ?? 'UTC',
  delivery: number % 3 === 0 ? 'single' : 'digest',
  language: locales[number % locales.length] ?? 'en-US',
}));

export const defaultRecipients: readonly SimulatedAgent[] = agents.slice(0, 6);

export function agentOf(agentId: string): SimulatedAgent {
  const agent = agents[Number(agentId.slice(-12))];
  if (!agent) throw new Error(`there is no agent ${agentId}`);
  return agent;
}

export function rolesOf(agentId: AgentId): readonly Role[] {
  const { number } = agentOf(agentId);
  if (number % 8 === 7) return ['helpdesk-agent'];
  return number % 5 === 0 ? ['admin-agent'] : ['sales-agent'];
}
