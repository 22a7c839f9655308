import { mostInDigest } from '../reminder.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import type { AgentId } from '../../ids.ts';
import type { FollowUpStore } from '../queue/follow-up-store.ts';
import type { ItemStore, QueuedItem } from '../queue/item-store.ts';
import type { Clock } from '../../clock.ts';
import { leaseFrom } from '../../database/claims.ts';
import type { LiveStatus } from './live-status.ts';
import type { MessageStore, NamedItem } from './message-store.ts';
import type { ReminderMessage } from '../../database/tables/reminder-tables.ts';
import { reasonFor } from '../queue/item.ts';
import type { ReminderPolicy, ReminderPreferences } from '../policy/reminder-policy.ts';
import type { SetAside } from '../../set-aside.ts';
import { retryAfterMs } from './reminder-sender.ts';

/** How many times to list again when some of the most urgent could not be named. */
const looks = 3;

interface ComposerOptions {
  readonly items: ItemStore;
  readonly followUps: FollowUpStore;
  readonly messages: MessageStore;
  readonly live: LiveStatus;
  readonly setAside: SetAside;
  readonly leaseMs: number;
  readonly random: () => number;
  readonly clock: Clock;
}

export interface Addressee {
  readonly agentId: AgentId;
  readonly delivery: ReminderPreferences['delivery'];
  readonly day: CalendarDay;
}

/** Composes a message of the most urgent items, after reading each customer in it from Partner Center. */
export class ReminderComposer {
  readonly #options: ComposerOptions;

  constructor(options: ComposerOptions) {
    this.#options = options;
  }

  /** Undefined when nothing can be named now. May take long: reads wait for the background budget and its pauses. */
  async compose(to: Addressee, policy: ReminderPolicy): Promise<ReminderMessage | undefined> {
    const { clock, leaseMs } = this.#options;
    const wanted = to.delivery === 'digest' ? mostInDigest : 1;
    const named: NamedItem[] = [];
    for (let look = 0; look < looks && named.length < wanted; look++) {
      const seen = new Set(named.map(({ item }) => item.item_id));
      const queued = await this.#options.items.listQueued(to.agentId, clock.now(), wanted);
      const fresh = queued.filter(({ item }) => !seen.has(item.item_id)).slice(0, wanted - named.length);
      if (fresh.length === 0) break;
      const looked = await Promise.all(fresh.map((one) => this.#lookUnlessBroken(one, policy)));
      named.push(...looked.filter((one) => one !== undefined));
    }
    if (named.length === 0) return undefined;
    const others = (await this.#options.items.countQueued(to.agentId)) - named.length;
    const kind = to.delivery === 'digest' && (named.length > 1 || others > 0) ? 'digest' : 'single';
    const byUrgency = named.toSorted((one, other) => (one.item.urgency < other.item.urgency ? -1 : 1));
    return this.#options.messages.intend(
      { recipient_id: to.agentId, kind, day: to.day },
      byUrgency,
      leaseFrom(clock, leaseMs),
    );
  }

  /** A customer that throws is set aside, and the others are named. */
  async #lookUnlessBroken(queued: QueuedItem, policy: ReminderPolicy): Promise<NamedItem | undefined> {
    const { items, setAside } = this.#options;
    const { item } = queued;
    let named: NamedItem | undefined;
    const ids = { customerId: item.customer_id, agentId: item.recipient_id };
    await setAside.attempt({ ids, leave: (until) => items.postpone(item, until) }, async () => {
      named = await this.#look(queued, policy);
    });
    return named;
  }

  /** Undefined for an item that cannot be named: settled, with another owner, or unreadable just now. */
  async #look({ item, followUp }: QueuedItem, policy: ReminderPolicy): Promise<NamedItem | undefined> {
    const { items, followUps, live, random, clock } = this.#options;
    const now = clock.now();
    if (!followUp) {
      await followUps.makeDue([item.customer_id], now);
      await items.drop([item.item_id]);
      return undefined;
    }
    // It waited so long that it became due once more.
    if (await items.isBeingSaid(item)) {
      await items.drop([item.item_id]);
      return undefined;
    }
    const reason = reasonFor(item, followUp, { now, policy });
    switch (await live.read(item.customer_id)) {
      case 'settled':
        await items.drop([item.item_id]);
        return undefined;
      case 'unknown':
        await items.postpone(item, new Date(clock.now().getTime() + retryAfterMs(item.failed_reads, random)));
        return undefined;
      case 'unconfirmed':
        return { item, reason };
    }
  }
}
