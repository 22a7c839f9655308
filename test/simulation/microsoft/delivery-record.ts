import { customersNamedIn } from '../world/customer-timeline.ts';
import { type SimulatedAgent, agentOf } from '../world/agents.ts';
import type { Fault } from './faults.ts';
import type { PartnerWorld } from '../world/partner-world.ts';
import type { Answer } from './answer.ts';

/** A message that arrived in somebody's chat. */
export interface Delivery {
  readonly activityId: string;
  readonly at: number;
  readonly agent: SimulatedAgent;
  readonly customers: readonly number[];
  /** Those of them that had nothing to be reminded of any more. */
  readonly settled: readonly number[];
  /** Why the bot may not know that it arrived. */
  unheard: 'lost-answer' | 'crash' | undefined;
  /** When the card was changed. */
  readonly updates: number[];
}

/** What the chats have had, as the Bot Connector saw it. */
export class DeliveryRecord {
  readonly deliveries: Delivery[] = [];
  /** Whose chats refuse the bot. */
  readonly blockedBy = new Set<number>();
  refused = 0;
  readonly #world: PartnerWorld;
  readonly #byActivity = new Map<string, Delivery>();

  constructor(world: PartnerWorld) {
    this.#world = world;
  }

  keep(call: { act: 'send' | 'update'; path: string; text: string; fault: Fault | undefined }): Answer {
    const [, , , conversationId = '', , activityId = ''] = decodeURIComponent(call.path).split('/');
    const agent = agentOf(conversationId.replace('a:', ''));
    if (this.blockedBy.has(agent.number)) {
      this.refused++;
      return { status: 403 };
    }
    return call.act === 'send' ? this.#send(agent, call) : this.#update(activityId);
  }

  /** An instance has died: whatever it sent in this tick it may not have kept. */
  noteCrash(): void {
    for (const delivery of this.deliveries.filter(({ at }) => at === this.#world.now)) delivery.unheard ??= 'crash';
  }

  #send(agent: SimulatedAgent, { text, fault }: { text: string; fault: Fault | undefined }): Answer {
    const activityId = `message-${String(this.deliveries.length)}`;
    const customers = customersNamedIn(text);
    const delivery: Delivery = {
      ...{ activityId, at: this.#world.now, agent, customers },
      settled: customers.filter((number) => !this.#world.isUnconfirmed(number)),
      unheard: fault?.kind === 'cut-after' ? 'lost-answer' : undefined,
      updates: [],
    };
    this.deliveries.push(delivery);
    this.#byActivity.set(activityId, delivery);
    return { status: 201, body: { id: activityId } };
  }

  #update(activityId: string): Answer {
    const delivery = this.#byActivity.get(activityId);
    if (!delivery) return { status: 404 };
    delivery.updates.push(this.#world.now);
    return { status: 200, body: { id: activityId } };
  }
}
