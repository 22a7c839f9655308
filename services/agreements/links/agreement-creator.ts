import { randomUUID } from 'node:crypto';
import type { CallsUnderway } from '../../calls-underway.ts';
import { dayAt } from '../../calendar-day.ts';
import type { Clock } from '../../clock.ts';
import type { AttestationId, DraftId, LinkId } from '../../ids.ts';
import type { Agent } from '../../identity/agent.ts';
import type { AttestationSender } from '../attestation-sender.ts';
import type { DraftStore } from '../draft-store.ts';
import { type LedgerEntry, isAccepted, isSettled, notRecorded } from '../ledger/ledger-entry.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { AcceptedBy } from '../contact-form.ts';
import type { AcceptanceLink } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';

interface AgreementCreatorOptions {
  readonly links: AcceptanceLinksStore;
  readonly drafts: DraftStore;
  readonly ledger: LedgerStore;
  readonly sender: AttestationSender;
  readonly attestationsUnderway: CallsUnderway<AttestationId>;
  /** How long a call to Microsoft can be on its way, by the clock. */
  readonly callDeadlineMs: number;
  readonly clock: Clock;
}

/** Creates the agreement of a link that the customer has accepted, as an entry of the ledger like any other. */
export class AgreementCreator {
  readonly #options: AgreementCreatorOptions;

  constructor(options: AgreementCreatorOptions) {
    this.#options = options;
  }

  /** The entry by which the agreement was created, else the newest try. */
  async findEntry({ linkId }: AcceptanceLink): Promise<LedgerEntry | undefined> {
    const entries = await this.#options.ledger.listByLink(linkId);
    return entries.find(isAccepted) ?? entries[0];
  }

  /**
   * Makes the one call, unless it has been made, here or elsewhere: then it says what came of that. Undefined where the person
   * who accepted has been erased, or the link is not one that the customer has accepted. `andThen` comes before anybody else takes
   * up what came of the call.
   */
  async create(
    link: AcceptanceLink,
    by: Agent,
    andThen?: (settled: LedgerEntry) => Promise<void>,
  ): Promise<LedgerEntry | undefined> {
    const { ledger, sender, attestationsUnderway } = this.#options;
    const last = await this.findEntry(link);
    if (last && (!isSettled(last) || isAccepted(last))) return this.finish(link, last);
    const entry = await this.#entryFor(link, last, by);
    if (!entry) return undefined;
    return attestationsUnderway.during(entry.attestationId, async () => {
      const isOurs = await ledger.intendOfLink(entry);
      const settled = isOurs ? await sender.send(entry) : await this.findEntry(link);
      if (settled) await this.finish(link, settled);
      if (settled && isOurs) await andThen?.(settled);
      return settled;
    });
  }

  /** The link has come to its end with its agreement; while nobody knows, it is looked at again. */
  async finish({ linkId }: AcceptanceLink, entry: LedgerEntry): Promise<LedgerEntry> {
    const { links, clock, callDeadlineMs } = this.#options;
    const now = clock.now();
    if (isAccepted(entry)) await links.markEntered(linkId, entry.attestationId, { now });
    else if (!isSettled(entry)) await links.lookAt(linkId, new Date(now.getTime() + callDeadlineMs));
    return entry;
  }

  async #entryFor(
    link: AcceptanceLink,
    last: LedgerEntry | undefined,
    by: Agent,
  ): Promise<(LedgerEntry & AcceptedBy & { readonly linkId: LinkId }) | undefined> {
    const { contact, acceptedAt, draftId, madeBy } = link;
    if (!contact || !acceptedAt) return undefined;
    const draft = await this.#options.drafts.find(madeBy, draftId);
    return {
      attestationId: randomUUID() as AttestationId,
      // The draft gives one entry; what is tried once more is of no draft.
      draftId: last ? (randomUUID() as DraftId) : draftId,
      customerId: link.customerId,
      companyName: link.companyName,
      attestedBy: by.agentId,
      agentName: by.name,
      conversationId: link.conversationId,
      cardActivityId: link.cardActivityId,
      contact,
      acceptedOn: dayAt(acceptedAt, by.timeZone),
      reason: draft?.form.reason || undefined,
      dateAgreed: acceptedAt,
      templateId: link.templateId,
      linkId: link.linkId,
      requestId: requestIdAfter(last),
      outcome: { state: 'intended' },
      intendedAt: this.#options.clock.now(),
      settledAt: undefined,
    };
  }
}

/** The same request where nobody knows whether the last one arrived, so that Microsoft can tell. */
function requestIdAfter(last: LedgerEntry | undefined): string {
  const isLost = last?.outcome.state === 'refused' && last.outcome.refusalCode === notRecorded;
  return isLost ? last.requestId : randomUUID();
}
