import type { LedgerEntry } from '../agreements/ledger/ledger-entry.ts';
import type { LedgerStore } from '../agreements/ledger/ledger-store.ts';
import type { Handover } from '../handovers/handover.ts';
import type { HandoversStore } from '../handovers/handovers-store.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Invitation } from '../invitations/invitation.ts';
import type { InvitationsStore } from '../invitations/invitations-store.ts';
import type { CustomerListPage, CustomerListService } from '../reminders/lists/customer-list-service.ts';

/** Of each kind, the newest. */
const mostShown = 50;

interface MyWorkOptions {
  readonly lists: CustomerListService;
  readonly handovers: HandoversStore;
  readonly ledger: LedgerStore;
  readonly invitations: InvitationsStore;
  readonly authorization: AuthorizationService;
}

export interface MyWork {
  readonly mine: CustomerListPage;
  /** Taken by the agent, or open and theirs to take. */
  readonly handedToMe: readonly Handover[];
  readonly handedOver: readonly Handover[];
  readonly confirmed: readonly LedgerEntry[];
  readonly invited: readonly Invitation[];
}

/** What is an agent's own, and what came of what they sent. Throws `NotAllowedError`. */
export class MyWorkService {
  readonly #options: MyWorkOptions;

  constructor(options: MyWorkOptions) {
    this.#options = options;
  }

  async getMyWork(agent: Agent): Promise<MyWork> {
    const { lists, handovers, ledger, invitations, authorization } = this.#options;
    await authorization.require(agent, 'see-status');
    const mayTake = await authorization.isOffered(agent, 'attest');
    const [mine, handedToMe, handedOver, confirmed, invited] = await Promise.all([
      lists.list(agent, { filter: { view: 'mine' }, pageSize: mostShown }),
      handovers.listToDo(agent.agentId, mayTake, mostShown),
      handovers.listFrom(agent.agentId, mostShown),
      ledger.listByAgent(agent.agentId, mostShown),
      invitations.listByAgent(agent.agentId, mostShown),
    ]);
    return { mine, handedToMe, handedOver, confirmed, invited };
  }
}
