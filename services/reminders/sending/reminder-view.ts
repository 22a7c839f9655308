import { type Selectable, sql } from 'kysely';
import { parseCalendarDay } from '../../calendar-day.ts';
import type { RememberedAgent } from '../../conversations/agents-store.ts';
import type { ConversationsStore } from '../../conversations/conversations-store.ts';
import type { LanguageTag } from '../../conversations/language.ts';
import { languageOfAgent } from '../../conversations/language-of-agent.ts';
import { storedStatusFrom } from '../../customers/directory/kept-status.ts';
import type { Database } from '../../database/database.ts';
import { readInstantText } from '../../database/instant-text.ts';
import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import type { FollowUpTable, ReminderItem, ReminderMessage } from '../../database/tables/reminder-tables.ts';
import type { CustomerRow } from '../../database/tables/customer-tables.ts';
import type { AgentId, CustomerId } from '../../ids.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import type { PolicyStore } from '../policy/policy-store.ts';
import type { ItemStore } from '../queue/item-store.ts';
import type { MessageStore } from './message-store.ts';
import type { LinkStage, Owner, Reminder, ReminderCase, ReminderReason } from '../reminder.ts';
import { broughtUpBefore, storedReason } from '../queue/item.ts';

interface ReminderViewOptions {
  readonly database: Database;
  readonly conversations: ConversationsStore;
  readonly items: ItemStore;
  readonly messages: MessageStore;
  readonly policies: PolicyStore;
  readonly authorization: AuthorizationService;
}

type CaseRow = Pick<CustomerRow, 'customer_id' | 'company_name' | 'domain' | 'status' | 'accepted_on' | 'country'> &
  Partial<
    Nullable<
      Pick<
        Selectable<FollowUpTable>,
        'owner_id' | 'owner_because' | 'needed_by' | 'needed_for' | 'times' | 'last_sent_at'
      >
    >
  > & {
    readonly unconfirmed_since: CustomerRow['unconfirmed_since'];
    readonly owner_name: string | null;
    readonly mute_id: string | null;
    readonly mute_until: CustomerRow['read_at'];
    readonly owner_mute_id: string | null;
    readonly invited_at: CustomerRow['read_at'];
    readonly link_state: AcceptanceLinkRow['state'] | null;
  };

type Nullable<Columns> = { readonly [Column in keyof Columns]: Columns[Column] | null };

/** Shows messages and customers as they are now. */
export class ReminderView {
  readonly #options: ReminderViewOptions;

  constructor(options: ReminderViewOptions) {
    this.#options = options;
  }

  /** `named` are the items of the message, where the caller has read them already. */
  async show(message: ReminderMessage, recipient: RememberedAgent, named?: readonly ReminderItem[]): Promise<Reminder> {
    const listed = named ?? (await this.#options.messages.listItems(message.message_id));
    const rows = await this.#read(
      listed.map((item) => item.customer_id),
      message.recipient_id,
    );
    const cases = listed.flatMap((item) => {
      const row = rows.find((one) => one.customer_id === item.customer_id);
      return row ? [caseFrom(row, storedReason(item))] : [];
    });
    return {
      messageId: message.message_id,
      recipient: { ...recipient, language: await this.#languageOf(recipient) },
      kind: message.kind,
      cases,
      others: message.kind === 'digest' ? await this.#options.items.countQueued(message.recipient_id) : 0,
      offers: await this.#options.authorization.listOfferedRoads(recipient),
      isAnybodyNamed: (await this.#options.policies.get()).policy.defaultRecipients.length > 0,
    };
  }

  /** In the order given, each with the reason that its history gives. */
  async listCases(agentId: AgentId, customerIds: readonly CustomerId[]): Promise<ReminderCase[]> {
    const rows = new Map((await this.#read(customerIds, agentId)).map((row) => [row.customer_id, row]));
    return customerIds.flatMap((customerId) => {
      const row = rows.get(customerId);
      return row ? [caseFrom(row, historyOf(row))] : [];
    });
  }

  async #languageOf(recipient: RememberedAgent): Promise<LanguageTag> {
    return languageOfAgent(recipient, await this.#options.conversations.findPersonal(recipient.agentId));
  }

  /** Each customer with what is done about it, its owner, and who does not want to hear of it. */
  async #read(customerIds: readonly CustomerId[], agentId: AgentId): Promise<readonly CaseRow[]> {
    if (customerIds.length === 0) return [];
    const { rows } = await sql<CaseRow>`
      select customers.customer_id, customers.company_name, customers.domain, customers.status, customers.accepted_on,
        customers.country, customers.unconfirmed_since,
        follow_ups.owner_id, follow_ups.owner_because, follow_ups.needed_by, follow_ups.needed_for,
        follow_ups.times, follow_ups.last_sent_at,
        agents.name as owner_name,
        own_mutes.mute_id, own_mutes.until as mute_until, owner_mutes.mute_id as owner_mute_id,
        (select max(invited_at) from invitation_follow_ups
          where customer_id = customers.customer_id and state = 'following') as invited_at,
        (select state from acceptance_links where customer_id = customers.customer_id
          order by created_at desc limit 1) as link_state
      from customers
      left join follow_ups on follow_ups.customer_id = customers.customer_id
      left join agents on agents.agent_id = follow_ups.owner_id
      left join reminder_mutes as own_mutes
        on own_mutes.customer_id = customers.customer_id and own_mutes.agent_id = ${agentId}
      left join reminder_mutes as owner_mutes
        on owner_mutes.customer_id = customers.customer_id and owner_mutes.agent_id = follow_ups.owner_id
        and owner_mutes.until is null
      where customers.customer_id in (${sql.join(customerIds)})
    `.execute(this.#options.database.query);
    return rows;
  }
}

function historyOf({ times, last_sent_at }: CaseRow): ReminderReason {
  return broughtUpBefore(times ?? 0, readInstantText(last_sent_at));
}

/** What cannot be read of a customer is not shown; the rest of it is. */
function caseFrom(row: CaseRow, reason: ReminderReason): ReminderCase {
  const { needed_for, mute_id, mute_until } = row;
  const { status, acceptedOn, unconfirmedSince } = storedStatusFrom(row);
  const needed = row.needed_by && parseCalendarDay(row.needed_by);
  return {
    customer: { customerId: row.customer_id, companyName: row.company_name, domain: row.domain },
    ...{ status, acceptedOn, unconfirmedSince, country: row.country || undefined },
    reason,
    owner: ownerFrom(row),
    neededBy: needed && needed_for ? { day: needed, for: needed_for } : undefined,
    postponedUntil: readInstantText(mute_until),
    isMuted: mute_id !== null && mute_until === null,
    isStoppedByOwner: row.owner_mute_id !== null,
    invitedAt: readInstantText(row.invited_at),
    linkStage: row.link_state === null ? undefined : linkStages[row.link_state],
  };
}

/** Of the newest link. What has come to nothing otherwise is no stage. */
const linkStages: Readonly<Partial<Record<AcceptanceLinkRow['state'], LinkStage>>> = {
  making: 'waiting',
  uncertain: 'waiting',
  made: 'waiting',
  sent: 'waiting',
  accepted: 'ready',
  expired: 'expired',
};

function ownerFrom({ owner_id, owner_because, owner_name }: CaseRow): Owner | undefined {
  if (!owner_id || !owner_because) return undefined;
  return { agentId: owner_id, name: owner_name ?? '', because: owner_because };
}
