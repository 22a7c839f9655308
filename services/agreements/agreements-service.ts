import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { CallsUnderway } from '../calls-underway.ts';
import type { Clock } from '../clock.ts';
import type { DirectoryNotes } from '../customers/directory-notes.ts';
import type { CustomerOwners } from '../customers/customer-owners.ts';
import type { AttestationId, CustomerId, DraftId, TemplateId } from '../ids.ts';
import type { Agent } from '../identity/agent.ts';
import type { AuthorizationService } from '../identity/authorization-service.ts';
import type { Log } from '../log.ts';
import { startStopwatch } from '../stopwatch.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';
import type { RecordedAttestation } from '../partner-center/recorded-attestation.ts';
import type { TemplateDocument } from '../partner-center/template-document.ts';
import type { AcceptanceReader } from './acceptance-reader.ts';
import type { Acceptance } from './acceptance.ts';
import type { AttestationRoad } from './attestation-road.ts';
import { type AcceptedBy, parseContactForm } from './contact-form.ts';
import { dateAgreedFor } from './date-agreed.ts';
import type { DraftStore } from './draft-store.ts';
import type { Draft } from './draft.ts';
import { type LedgerEntry, isSettled, notRecorded, refusedBecause } from './ledger-entry.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { LedgerWorkStore } from './ledger-work-store.ts';
import { noteOutcome } from './note-outcome.ts';

const lookAgainAfterMs = 200;
const entriesLookedAt = 5;

/** What came of pressing Confirm. */
export type AttestResult =
  /** The draft's one entry, written by this press or by an earlier one. */
  | { readonly kind: 'entry'; readonly entry: LedgerEntry }
  /** The draft does not hold (any more) what can be sent; show its form again. */
  | { readonly kind: 'incomplete'; readonly draft: Draft }
  | { readonly kind: 'cancelled'; readonly draft: Draft }
  /** No such draft of this agent's. */
  | { readonly kind: 'unknown-draft' };

/** Where the agent sees the card, so that the outcome can reach them later. */
export interface CardPlace {
  readonly conversationId: string;
  readonly activityId: string | undefined;
}

interface AgreementsOptions {
  readonly partnerCenter: PartnerCenterClient;
  readonly acceptances: AcceptanceReader;
  readonly authorization: AuthorizationService;
  readonly owners: CustomerOwners;
  readonly drafts: DraftStore;
  readonly ledger: LedgerStore;
  readonly ledgerWork: LedgerWorkStore;
  readonly road: AttestationRoad;
  readonly directory: DirectoryNotes;
  /** What this process is still sending. */
  readonly attestationsUnderway: CallsUnderway<AttestationId>;
  /** How long a call to Partner Center can be on its way, by the clock. */
  readonly callDeadlineMs: number;
  /** A call is cut after so much real time. */
  readonly partnerCenterTimeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells where a customer stands, attests, and can say later who attested what. */
export class AgreementsService {
  readonly #its: AgreementsOptions;

  constructor(options: AgreementsOptions) {
    this.#its = options;
  }

  /** Throws `NotAllowedError`. */
  async getAcceptance(agent: Agent, customerId: CustomerId): Promise<Acceptance> {
    await this.#its.authorization.require(agent, 'see-status');
    return this.#its.acceptances.read(agent.agentId, customerId);
  }

  /**
   * Sends the draft to Partner Center, once, however often and wherever this is called for it. Throws `NotAllowedError`, and
   * `PartnerCenterError` while nothing has been sent.
   */
  async attest(agent: Agent, draftId: DraftId, place: CardPlace): Promise<AttestResult> {
    const draft = await this.#its.drafts.find(agent.agentId, draftId);
    if (!draft) return { kind: 'unknown-draft' };
    if (draft.state !== 'open') return this.#resultOfClosed(draft);
    await this.#its.authorization.require(agent, 'attest');
    const parsed = parseContactForm(draft.form, this.#its.clock.now(), agent.timeZone);
    if (parsed.kind === 'invalid') return { kind: 'incomplete', draft };
    const template = await this.#its.partnerCenter.getAgreementTemplate(agent.agentId);
    const entry = this.#entryFor(agent, draft, { ...parsed.acceptedBy, templateId: template.templateId, place });
    const known = (await this.#its.ledger.listEffective(draft.customerId)).map(({ attestationId }) => attestationId);
    return this.#its.attestationsUnderway.during(entry.attestationId, async () => {
      const intended = await this.#its.ledger.intend(entry, known);
      if (intended !== 'written') return this.#resultOfClosed(draft);
      return { kind: 'entry', entry: await this.#send(entry) };
    });
  }

  async markTold(entry: LedgerEntry): Promise<void> {
    await this.#its.ledgerWork.markTold(entry, this.#its.clock.now());
  }

  /** What came of the draft, if it was sent; while it is on its way, that is waited for. */
  async findEntryOfDraft(draftId: DraftId): Promise<LedgerEntry | undefined> {
    const entry = await this.#its.ledger.findByDraft(draftId);
    return entry && this.#onceAnswered(entry);
  }

  /** What Partner Center held before an entry that is `already-recorded`, if it can be read. */
  async findEarlier(entry: LedgerEntry): Promise<RecordedAttestation | undefined> {
    return this.#its.road.findEarlier(entry);
  }

  /** What our own ledger says of a customer, newest first. Throws `NotAllowedError`. */
  async listHistory(agent: Agent, customerId: CustomerId, limit: number): Promise<readonly LedgerEntry[]> {
    await this.#its.authorization.require(agent, 'see-status');
    return this.#its.ledger.listByCustomer(customerId, limit);
  }

  /** By whom of us what Partner Center holds was confirmed; undefined where that was done elsewhere. */
  async findConfirmedBy(
    agent: Agent,
    customerId: CustomerId,
    attestation: RecordedAttestation,
  ): Promise<string | undefined> {
    const entries = await this.listHistory(agent, customerId, entriesLookedAt);
    const { acceptedOn, contact } = attestation;
    return entries.find(
      (entry) =>
        entry.outcome.state === 'recorded' &&
        entry.acceptedOn === acceptedOn &&
        entry.contact.email.toLowerCase() === contact.email.toLowerCase(),
    )?.agentName;
  }

  /** Links that Microsoft lets live for five minutes: for showing now, never for keeping. */
  async getTemplateDocument(agent: Agent, place: { country: string; language: string }): Promise<TemplateDocument> {
    await this.#its.authorization.require(agent, 'see-status');
    const template = await this.#its.partnerCenter.getAgreementTemplate(agent.agentId);
    return this.#its.partnerCenter.getTemplateDocument(agent.agentId, template.templateId, place);
  }

  async #resultOfClosed(draft: Draft): Promise<AttestResult> {
    const entry = await this.findEntryOfDraft(draft.draftId);
    return entry ? { kind: 'entry', entry } : { kind: 'cancelled', draft };
  }

  /** Another press, here or at another instance, is waiting for Partner Center; its outcome is ours. */
  async #onceAnswered(intended: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, clock, callDeadlineMs, partnerCenterTimeoutMs } = this.#its;
    const deadline = intended.intendedAt.getTime() + callDeadlineMs;
    const waited = startStopwatch();
    const isWorthWaiting = () => clock.now().getTime() < deadline && waited.elapsedMs() < 2 * partnerCenterTimeoutMs;
    let entry = intended;
    while (entry.outcome.state === 'intended' && isWorthWaiting()) {
      await delay(lookAgainAfterMs);
      entry = (await ledger.find(entry.attestationId)) ?? entry;
    }
    return entry;
  }

  async #send(entry: LedgerEntry): Promise<LedgerEntry> {
    const { ledger, road, directory, owners, attestationsUnderway, clock, log } = this.#its;
    const settlement = this.#isTooOld(entry) ? refusedBecause(notRecorded) : await road.send(entry);
    const now = clock.now();
    const settled = await ledger.settle(entry, settlement, { now });
    const { outcome } = settled;
    if (isSettled(settled)) attestationsUnderway.watch.forget(entry.attestationId);
    await noteOutcome(directory, settled, now);
    log.info({ attestationId: entry.attestationId, customerId: entry.customerId, outcome }, 'attestation settled');
    await owners.learn(entry.customerId, { agentId: entry.attestedBy, because: 'confirmed' }, now);
    return settled;
  }

  /** A process that stood still since the intent, by either clock: by the time of an answer, others may have settled the entry. */
  #isTooOld({ attestationId, intendedAt }: LedgerEntry): boolean {
    const { clock, callDeadlineMs, partnerCenterTimeoutMs, attestationsUnderway } = this.#its;
    const age = clock.now().getTime() - intendedAt.getTime();
    return age > callDeadlineMs / 2 || attestationsUnderway.watch.hasWatched(attestationId, partnerCenterTimeoutMs);
  }

  #entryFor(
    agent: Agent,
    draft: Draft,
    facts: AcceptedBy & { readonly templateId: TemplateId; readonly place: CardPlace },
  ): LedgerEntry {
    const now = this.#its.clock.now();
    return {
      attestationId: randomUUID() as AttestationId,
      draftId: draft.draftId,
      customerId: draft.customerId,
      companyName: draft.companyName,
      attestedBy: agent.agentId,
      agentName: agent.name,
      conversationId: facts.place.conversationId,
      cardActivityId: facts.place.activityId,
      contact: facts.contact,
      acceptedOn: facts.acceptedOn,
      dateAgreed: dateAgreedFor(facts.acceptedOn, now),
      templateId: facts.templateId,
      requestId: randomUUID(),
      outcome: { state: 'intended' },
      intendedAt: now,
      settledAt: undefined,
    };
  }
}
