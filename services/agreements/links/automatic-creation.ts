import { doubledMs, usualBackOff } from '../../back-off.ts';
import type { Clock } from '../../clock.ts';
import type { AgentsStore } from '../../conversations/agents-store.ts';
import type { SendOutcome } from '../../conversations/send-outcome.ts';
import { dayMs, hourMs } from '../../duration.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AuthorizationService } from '../../identity/authorization-service.ts';
import { failureRules } from '../failure-reason.ts';
import { type LedgerEntry, isAccepted, isSettled, notRecorded } from '../ledger/ledger-entry.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerWorkStore } from '../ledger/ledger-work-store.ts';
import type { AcceptanceLink } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';
import type { AgreementCreator } from './agreement-creator.ts';

/** What passes is tried again by itself so often, then left to the agent. */
const mostTries = 6;
/** The ledger looks again for what was not there until then. */
const correctedWithinMs = 2 * dayMs;

interface AutomaticCreationOptions {
  readonly links: AcceptanceLinksStore;
  readonly creator: AgreementCreator;
  readonly ledger: LedgerStore;
  readonly ledgerWork: LedgerWorkStore;
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  /** Otherwise somebody is to press for it. */
  readonly createsByItself: boolean;
  readonly messenger: { tell(entry: LedgerEntry): Promise<SendOutcome> };
  /** How long a call to Microsoft can be on its way, by the clock. */
  readonly callDeadlineMs: number;
  readonly clock: Clock;
}

/** Creates the agreement of what a customer has accepted, in the name of the agent who made the link. */
export class AutomaticCreation {
  readonly #options: AutomaticCreationOptions;

  constructor(options: AutomaticCreationOptions) {
    this.#options = options;
  }

  /** When to look again; undefined where it is for an agent now; `moved` where the link has been moved on. */
  async advance(link: AcceptanceLink): Promise<Date | undefined | 'moved'> {
    const { creator, ledger, createsByItself } = this.#options;
    const tries = await ledger.listByLink(link.linkId);
    const last = tries.find(isAccepted) ?? tries[0];
    if (last && isAccepted(last)) {
      await creator.finish(link, last);
      return 'moved';
    }
    if (last && !isSettled(last)) return this.#in(this.#options.callDeadlineMs / 2);
    if (last && !this.#isWorthATry(last, tries.length)) return this.#rest(last);
    const maker = createsByItself ? await this.#findMaker(link) : undefined;
    const count = tries.length + 1;
    const entry = maker && (await creator.create(link, maker, (settled) => this.#tell(settled, count)));
    if (entry) return this.#next(entry, count);
    await this.#options.links.leaveToAgent(link.linkId, this.#options.clock.now());
    return 'moved';
  }

  #isWorthATry(last: LedgerEntry, tries: number): boolean {
    return this.#options.createsByItself && passes(last) && tries < mostTries;
  }

  #next(entry: LedgerEntry, tries: number): Date | undefined | 'moved' {
    if (!isSettled(entry)) return this.#in(this.#options.callDeadlineMs / 2);
    if (isAccepted(entry)) return 'moved';
    return this.#isWorthATry(entry, tries) ? this.#in(doubledMs(usualBackOff, tries - 1)) : this.#rest(entry);
  }

  /** It is for the agent now, unless Partner Center is found to hold it after all. */
  #rest({ outcome, settledAt }: LedgerEntry): Date | undefined {
    const mayBeCorrected = outcome.state === 'refused' && outcome.refusalCode === notRecorded;
    const isRecent = settledAt && this.#options.clock.now().getTime() - settledAt.getTime() < correctedWithinMs;
    return mayBeCorrected && isRecent ? this.#in(2 * hourMs) : undefined;
  }

  /** What does not arrive now is told by the ledger's own work; what is tried again gives the agent nothing to do. */
  async #tell(entry: LedgerEntry, tries: number): Promise<void> {
    const { messenger, ledgerWork, clock } = this.#options;
    if (!isSettled(entry)) return;
    const isTold = this.#isWorthATry(entry, tries) || (await messenger.tell(entry)).kind === 'sent';
    if (isTold) await ledgerWork.markTold(entry, clock.now());
  }

  /** The agent who made the link, if they still may confirm. */
  async #findMaker({ madeBy }: AcceptanceLink): Promise<Agent | undefined> {
    const { agents, authorization } = this.#options;
    const agent = await agents.find(madeBy);
    return agent && (await authorization.isOffered(agent, 'attest')) ? agent : undefined;
  }

  #in(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms);
  }
}

function passes({ outcome }: LedgerEntry): boolean {
  if (outcome.state !== 'refused') return false;
  return outcome.refusalCode === notRecorded || failureRules[outcome.reason].passes;
}
