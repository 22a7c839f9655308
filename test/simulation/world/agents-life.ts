import type { SeededRandom } from '../../support/seeded-random.ts';
import { type SimulatedAgent, agents } from './agents.ts';
import { dayMs, yearBegins, yearEnds } from './year.ts';

export type AgentChange =
  | { readonly kind: 'pause'; readonly until: number }
  | { readonly kind: 'opt-out' }
  | { readonly kind: 'opt-in' }
  | { readonly kind: 'block' }
  | { readonly kind: 'unblock' };

export interface AgentEvent {
  readonly at: number;
  readonly agent: SimulatedAgent;
  readonly change: AgentChange;
}

/** Whoever pauses for longer is away, and others are told meanwhile. */
const longestPauseMs = 7 * dayMs;

/** `holding`: is reminded later, and nobody else meanwhile. */
export type Presence = 'here' | 'holding' | 'away';

/** What the agents do to their reminders during the year, and what they are there for at each instant. */
export class AgentsLife {
  readonly events: readonly AgentEvent[];
  readonly #pausedUntil = new Map<number, number>();
  readonly #away = new Set<number>();

  constructor(random: SeededRandom) {
    this.events = agents.flatMap((agent) => eventsOf(agent, random)).toSorted((one, other) => one.at - other.at);
  }

  note({ agent: { number }, change }: AgentEvent): void {
    if (change.kind === 'pause') this.#pausedUntil.set(number, change.until);
    else if (change.kind === 'opt-out' || change.kind === 'block') this.#away.add(number);
    else this.#away.delete(number);
  }

  /** At any time between the two. */
  wasBlocked({ number }: SimulatedAgent, from: number, until: number): boolean {
    const own = this.events.filter(({ agent }) => agent.number === number);
    const blockedAt = own.find(({ change }) => change.kind === 'block')?.at ?? Infinity;
    const unblockedAt = own.find(({ change }) => change.kind === 'unblock')?.at ?? Infinity;
    return blockedAt <= until && unblockedAt >= from;
  }

  presenceOf({ number }: SimulatedAgent, now: number): Presence {
    if (this.#away.has(number)) return 'away';
    const left = (this.#pausedUntil.get(number) ?? 0) - now;
    return left <= 0 ? 'here' : left > longestPauseMs ? 'away' : 'holding';
  }
}

function eventsOf(agent: SimulatedAgent, random: SeededRandom): AgentEvent[] {
  const some = (days: number): number => random.between(yearBegins, yearEnds - days * dayMs);
  const span = (days: number, begin: AgentChange, end: AgentChange): AgentEvent[] => {
    const at = some(days);
    return [
      { at, agent, change: begin },
      { at: at + days * dayMs, agent, change: end },
    ];
  };
  const pause = (days: number): AgentEvent => {
    const at = some(days);
    return { at, agent, change: { kind: 'pause', until: at + days * dayMs } };
  };
  switch (agent.number % 10) {
    case 0:
    case 1:
      return [pause(3), pause(4)];
    case 2:
      return [pause(21)];
    case 3:
      return agent.number < 20
        ? [{ at: some(30), agent, change: { kind: 'opt-out' } }]
        : span(30, { kind: 'opt-out' }, { kind: 'opt-in' });
    case 4:
      return span(14, { kind: 'block' }, { kind: 'unblock' });
    default:
      return [];
  }
}
