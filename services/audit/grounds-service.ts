import { type GivenGround, longestGroundReference } from '../agreements/confirm-form.ts';
import { type LedgerEntry, isAccepted } from '../agreements/ledger/ledger-entry.ts';
import type { LedgerStore } from '../agreements/ledger/ledger-store.ts';
import type { Clock } from '../clock.ts';
import type { AgentsStore } from '../conversations/agents-store.ts';
import type { Database } from '../database/database.ts';
import { hasEvidence, lockEvidence } from '../evidence/evidence-log.ts';
import { type EvidenceWriter, accountPart } from '../evidence/told.ts';
import type { Ground } from '../form-fields.ts';
import type { AttestationId, CustomerId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import { AddedLaterReader, type LaterGround, nothingAdded } from './added-later.ts';
import { ConfirmationNotFoundError } from './confirmation-not-found-error.ts';
import { GroundKnownError } from './ground-known-error.ts';
import { type Lack, lacksOf } from './lacks.ts';

/** As somebody typed it. */
export interface GroundForm {
  readonly ground: Ground | '';
  readonly groundReference: string;
}

export interface GroundProblems {
  readonly ground?: 'missing';
  readonly groundReference?: 'too-long';
}

interface WhichConfirmation {
  readonly attestationId: AttestationId;
  /** Whose it has to be, where that is known. */
  readonly customerId?: CustomerId;
}

interface GroundGiven {
  readonly entry: LedgerEntry;
  readonly problems: GroundProblems;
}

/** A confirmation of which something is missing. */
export interface LackingConfirmation {
  readonly entry: LedgerEntry;
  readonly lacks: readonly Lack[];
}

/** A confirmation as the history shows it. */
export interface ConfirmationWithGround extends LedgerEntry {
  /** Told after it; the name is undefined once that agent has been erased. */
  readonly laterGround?: LaterGround & { readonly agentName: string | undefined };
}

interface GroundsOptions {
  readonly agents: Pick<AgentsStore, 'listByIds'>;
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  readonly ledger: Pick<LedgerStore, 'find' | 'listEffective'>;
  readonly authorization: AuthorizationService;
  readonly clock: Clock;
}

function groundProblems({ ground, groundReference }: GroundForm): GroundProblems {
  return {
    ...(ground === '' && { ground: 'missing' as const }),
    ...(groundReference.trim().length > longestGroundReference && { groundReference: 'too-long' as const }),
  };
}

/** On what ground a customer was confirmed, told later. The confirmation stays as it is: the log has an entry of its own for it. */
export class GroundsService {
  readonly #options: GroundsOptions;
  readonly #addedLater: AddedLaterReader;

  constructor(options: GroundsOptions) {
    this.#options = options;
    this.#addedLater = new AddedLaterReader(options.database.query);
  }

  /** Confirmations of a customer, with what was told later. Throws `NotAllowedError`. */
  async withLaterGrounds(
    agent: Agent,
    customerId: CustomerId,
    entries: readonly LedgerEntry[],
  ): Promise<readonly ConfirmationWithGround[]> {
    const { agents, authorization } = this.#options;
    await authorization.require(agent, 'see-evidence');
    const added = await this.#addedLater.list([customerId]);
    const ids = [...added.values()].flatMap(({ ground }) => ground?.by ?? []);
    const names = new Map((await agents.listByIds([...new Set(ids)])).map(({ agentId, name }) => [agentId, name]));
    return entries.map((entry) => {
      const { ground } = added.get(entry.attestationId) ?? nothingAdded;
      return ground ? { ...entry, laterGround: { ...ground, agentName: ground.by && names.get(ground.by) } } : entry;
    });
  }

  /** Confirmations of a customer of which something is missing that the agent may add, newest first; a hint for what to offer. */
  async listLacking(agent: Agent, customerId: CustomerId): Promise<readonly LackingConfirmation[]> {
    const held = (await this.#options.ledger.listEffective(customerId)).filter(isAccepted);
    const mayAttach = await this.#options.authorization.isOffered(agent, 'attach-evidence');
    const own = held.filter(({ attestedBy }) => mayAttach || attestedBy === agent.agentId);
    if (own.length === 0) return [];
    const added = await this.#addedLater.list([customerId]);
    return own.flatMap((entry) => {
      const lacks = lacksOf(entry, added.get(entry.attestationId) ?? nothingAdded);
      return lacks.length > 0 ? [{ entry, lacks }] : [];
    });
  }

  /** One that lacks its ground. Throws `NotAllowedError`, `ConfirmationNotFoundError` and `GroundKnownError`. */
  async getLacking(agent: Agent, { attestationId, customerId }: WhichConfirmation): Promise<LedgerEntry> {
    const entry = await this.#options.ledger.find(attestationId);
    await this.#require(agent, entry);
    const isOther = customerId !== undefined && entry?.customerId !== customerId;
    if (!entry || isOther || !isAccepted(entry)) throw new ConfirmationNotFoundError();
    const added = (await this.#addedLater.list([entry.customerId])).get(attestationId) ?? nothingAdded;
    if (!lacksOf(entry, added).includes('no-ground')) throw new GroundKnownError(entry.customerId);
    return entry;
  }

  /** Problems are none where it is entered. Throws the same. */
  async give(agent: Agent, which: WhichConfirmation, form: GroundForm): Promise<GroundGiven> {
    const entry = await this.getLacking(agent, which);
    const problems = groundProblems(form);
    const { ground } = form;
    if (ground !== '' && Object.keys(problems).length === 0)
      await this.#enter(agent, entry, { ground, groundReference: form.groundReference.trim() || undefined });
    return { entry, problems };
  }

  async #enter(
    agent: Agent,
    { attestationId, customerId, contact }: LedgerEntry,
    { ground, groundReference }: GivenGround & { readonly ground: Ground },
  ): Promise<void> {
    const { database, evidence, clock } = this.#options;
    const onceKey = `ground/${attestationId}`;
    const act = { kind: 'ground-given', at: clock.now().toISOString(), by: 'agent' } as const;
    // It goes with the person whose acceptance it is about.
    const words = groundReference === undefined ? undefined : { ground_reference: groundReference };
    const reference = words && { words, subject: contact?.email };
    await database.query.transaction().execute(async (transaction) => {
      await lockEvidence(transaction, database.engine);
      if (await hasEvidence(transaction, onceKey)) throw new GroundKnownError(customerId);
      const fact = { ...act, customerId, attestationId, ground };
      await evidence.append(transaction, [{ fact, parts: { ...accountPart(agent.agentId), reference }, onceKey }]);
    });
  }

  /** Whoever confirmed it, as long as they have a role; else those who may attach. */
  async #require(agent: Agent, entry: LedgerEntry | undefined): Promise<void> {
    const isOwn = entry?.attestedBy === agent.agentId;
    await this.#options.authorization.require(agent, isOwn ? 'see-evidence' : 'attach-evidence');
  }
}
