import type { AgentId } from '../ids.ts';
import type { Contact, ContactsStore } from './contacts-store.ts';
import type { Conversation, ConversationsStore } from './conversations-store.ts';
import type { UnreachableAgent, UnreachableCause, UnreachableStore } from './unreachable-store.ts';

/** Where an agent can be written to. */
export type Place =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  /** A private chat has yet to be opened. */
  | { readonly kind: 'contact'; readonly contact: Contact }
  | { readonly kind: 'none'; readonly why: UnreachableCause };

interface ReachabilityOptions {
  readonly conversations: ConversationsStore;
  readonly contacts: ContactsStore;
  readonly unreachable: UnreachableStore;
}

/** Knows how to reach each agent, and which ones not to try. */
export class ReachabilityService {
  readonly #options: ReachabilityOptions;

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  async findPlace(agentId: AgentId): Promise<Place> {
    const { conversations, contacts, unreachable } = this.#options;
    const why = await unreachable.findCause(agentId);
    if (why !== undefined && why !== 'never-met') return { kind: 'none', why };
    const conversation = await conversations.findPersonal(agentId);
    if (conversation) return { kind: 'conversation', conversation };
    const contact = await contacts.find(agentId);
    return contact ? { kind: 'contact', contact } : { kind: 'none', why: 'never-met' };
  }

  /**
   * Nothing more is sent until the agent is heard of. `status` is what the channel refused with, undefined for somebody
   * who never met the bot. True when this is news.
   */
  async markUnreachable(agentId: AgentId, status: number | undefined, now: Date): Promise<boolean> {
    const cause = status === undefined ? 'never-met' : 'refused';
    return this.#options.unreachable.add(agentId, { cause, status }, now);
  }

  async markUninstalled(agentId: AgentId, now: Date): Promise<void> {
    await this.#options.unreachable.add(agentId, { cause: 'uninstalled', status: undefined }, now);
  }

  /**
   * The agent was heard of in this conversation: in their private chat they are reachable again. What they do in a channel
   * proves nothing: they may have blocked the bot in private. Writes only what is news.
   */
  async noteActivity({ kind, serviceUrl }: Conversation, agentId: AgentId): Promise<void> {
    const { contacts, unreachable } = this.#options;
    await contacts.saveServiceUrl(agentId, serviceUrl);
    if (kind === 'personal' && (await unreachable.findCause(agentId))) await unreachable.remove([agentId]);
  }

  /** Members of a team with the bot. Those who removed or blocked it stay unreachable. */
  async saveContacts(found: readonly Contact[], now: Date): Promise<void> {
    await this.#options.contacts.save(found, now);
    await this.#options.unreachable.remove(
      found.map(({ agentId }) => agentId),
      'never-met',
    );
  }

  /** The longest unreachable first. */
  async listUnreachable(): Promise<readonly UnreachableAgent[]> {
    return this.#options.unreachable.list();
  }
}
