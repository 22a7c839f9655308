import { usualPolicy } from '../../../services/reminders/policy/reminder-policy.ts';
import { type SimulatedAgent, agents, defaultRecipients } from '../world/agents.ts';
import type { AgentsLife } from '../world/agents-life.ts';
import { listEveryMs } from '../product/desk.ts';
import type { Delivery } from '../microsoft/delivery-record.ts';
import { localTime } from '../world/local-time.ts';
import { type PartnerDesk, muteKey } from '../product/partner-desk.ts';
import type { PartnerWorld } from '../world/partner-world.ts';
import { dayMs } from '../world/year.ts';

/** From becoming unconfirmed until the directory must know: the next list, and the retries of a read. */
const foundOutWithinMs = listEveryMs + dayMs / 2;
/** So many days with room for it a customer may be passed over, for all the retries of what fails. */
const mostMissedDays = 3;

interface Waiting {
  readonly since: number;
  namedAt: number | undefined;
  namings: number;
  /** When what decides about its recipients last changed. */
  changedAt: number;
  readonly missedBy: Map<number, number>;
}

interface WorkingDay {
  readonly day: string;
  readonly began: number;
  isHere: boolean;
  messages: number;
  named: number;
}

/** Finds who is forgotten: unconfirmed and due, while somebody who is to hear of it has days with room, and does not. */
export class WaitingCustomers {
  readonly forgotten: string[] = [];
  readonly forgottenCustomers: number[] = [];
  /** From being due until being named, in days. */
  readonly waits: number[] = [];
  /** When those who were unconfirmed were so no longer. */
  readonly settledAt = new Map<number, number>();
  readonly #world: PartnerWorld;
  readonly #desk: PartnerDesk;
  readonly #life: AgentsLife;
  readonly #waiting = new Map<number, Waiting>();
  readonly #days = new Map<number, WorkingDay>();

  constructor(world: PartnerWorld, desk: PartnerDesk, life: AgentsLife) {
    [this.#world, this.#desk, this.#life] = [world, desk, life];
  }

  get unconfirmed(): number {
    return this.#waiting.size;
  }

  noteChange(number: number): void {
    const waiting = this.#waiting.get(number);
    if (waiting) waiting.changedAt = this.#world.now;
  }

  /** Before the instances do what is due at that instant. */
  begin(): void {
    const { now } = this.#world;
    for (const number of this.#world.customers.keys()) {
      const isUnconfirmed = this.#world.isUnconfirmed(number);
      if (isUnconfirmed && !this.#waiting.has(number)) this.#waiting.set(number, newlyWaiting(now));
      if (!isUnconfirmed && this.#waiting.delete(number)) this.settledAt.set(number, now);
    }
    for (const agent of agents) {
      const { day, isWorkingTime } = localTime(now, agent.timeZone);
      if (!isWorkingTime) continue;
      const isHere = this.#life.presenceOf(agent, now) === 'here';
      const today = this.#days.get(agent.number);
      if (today?.day === day) today.isHere &&= isHere;
      else this.#days.set(agent.number, { day, began: now, isHere, messages: 0, named: 0 });
    }
  }

  noteDelivery({ agent, customers, at }: Delivery): void {
    const today = this.#days.get(agent.number);
    if (today) {
      today.messages++;
      today.named += customers.length;
    }
    for (const number of customers) {
      const waiting = this.#waiting.get(number);
      if (!waiting) continue;
      if (dueAt(waiting) < at) this.waits.push((at - dueAt(waiting)) / dayMs);
      waiting.namedAt = at;
      waiting.namings++;
      waiting.missedBy.clear();
    }
  }

  /** After the tick, with the next one: looks back at the days that are over by then. */
  end(next: number): void {
    for (const agent of agents) {
      const today = this.#days.get(agent.number);
      const { day, isWorkingTime } = localTime(next, agent.timeZone);
      if (!today || (isWorkingTime && day === today.day)) continue;
      this.#days.delete(agent.number);
      if (today.isHere && hasRoom(agent, today)) this.#lookBack(agent, today);
    }
  }

  #lookBack(agent: SimulatedAgent, today: WorkingDay): void {
    for (const [number, waiting] of this.#waiting) {
      if (dueAt(waiting) >= today.began || waiting.changedAt >= today.began) continue;
      if (!this.#recipientsOf(number).includes(agent)) continue;
      const missed = (waiting.missedBy.get(agent.number) ?? 0) + 1;
      waiting.missedBy.set(agent.number, missed);
      if (missed !== mostMissedDays + 1) continue;
      const since = new Date(waiting.since).toISOString();
      const last = waiting.namedAt ? new Date(waiting.namedAt).toISOString() : 'never';
      this.forgottenCustomers.push(number);
      this.forgotten.push(
        `customer ${String(number)} since ${since}, named ${last}, passed over by agent ${String(agent.number)} on ${today.day}`,
      );
    }
  }

  /** Who is to hear of the customer, as the product promises it. */
  #recipientsOf(number: number): readonly SimulatedAgent[] {
    const { now } = this.#world;
    const owner = this.#desk.owners.get(number);
    const mutedUntil = (agent: SimulatedAgent): number => this.#desk.mutes.get(muteKey(number, agent)) ?? 0;
    if (owner && this.#life.presenceOf(owner, now) !== 'away') {
      const until = mutedUntil(owner);
      if (until <= now) return [owner];
      if (until !== Infinity) return [];
    }
    return defaultRecipients.filter(
      (agent) => this.#life.presenceOf(agent, now) !== 'away' && mutedUntil(agent) <= now,
    );
  }
}

function newlyWaiting(now: number): Waiting {
  return { since: now, namedAt: undefined, namings: 0, changedAt: 0, missedBy: new Map() };
}

function dueAt({ since, namedAt, namings }: Waiting): number {
  const { firstAfterDays, intervalsDays } = usualPolicy;
  if (namedAt === undefined) return since + foundOutWithinMs + firstAfterDays * dayMs;
  const days = intervalsDays[Math.min(namings, intervalsDays.length) - 1] ?? 0;
  return namedAt + days * dayMs;
}

function hasRoom({ delivery }: SimulatedAgent, { messages, named }: WorkingDay): boolean {
  return delivery === 'digest' ? messages === 0 || named < 5 : messages < usualPolicy.dailyCap;
}
