import type { AgreementsService, AttestResult, ReviewCheck } from '../../agreements/agreements-service.ts';
import type { DraftsService } from '../../agreements/drafts-service.ts';
import { parseConfirmForm } from '../../agreements/confirm-form.ts';
import { failureRules } from '../../agreements/failure-reason.ts';
import { type LedgerEntry, isSettled } from '../../agreements/ledger/ledger-entry.ts';
import type { LedgerStore } from '../../agreements/ledger/ledger-store.ts';
import type { Clock } from '../../clock.ts';
import type { ConversationsStore } from '../../conversations/conversations-store.ts';
import type { Agent } from '../../identity/agent.ts';
import type { DraftId } from '../../ids.ts';
import type { RowsAtWorkStore } from './rows-at-work-store.ts';
import { type ReadGround, confirmFormOf } from '../checking/row-form.ts';
import { type RowStep, type RowWork, ended, isForSignIn } from './row-step.ts';

export interface ConfirmRowOptions {
  readonly rows: RowsAtWorkStore;
  readonly drafts: DraftsService;
  readonly agreements: AgreementsService;
  readonly ledger: Pick<LedgerStore, 'findByDraft'>;
  readonly conversations: Pick<ConversationsStore, 'findPersonal'>;
  readonly readGround: ReadGround;
  readonly clock: Clock;
}

/**
 * Confirms the customer of a row by a draft of its own, which gives at most one attestation. The row names the draft before anything
 * is sent, so that whichever instance has the row next finds what became of it.
 */
export class ConfirmRow {
  readonly #options: ConfirmRowOptions;

  constructor(options: ConfirmRowOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError` and `PartnerCenterError` while nothing has been sent. */
  async run(work: RowWork): Promise<RowStep> {
    const { agent, row } = work;
    const { rows, ledger, agreements } = this.#options;
    const entry = row.draftId && (await ledger.findByDraft(row.draftId));
    if (entry) return this.#stepOf(entry);
    const draftId = row.draftId ?? (await this.#openDraft(work));
    if (!draftId) return ended('failed', 'changed');
    if (!(await rows.begin(row, draftId))) return this.#without(agent, draftId, { kind: 'not-begun' });
    const place = { conversationId: await this.#chatOf(agent), activityId: undefined };
    return this.#resultOf(agent, draftId, await agreements.attest(agent, { draftId, isListed: true, place }));
  }

  async #openDraft({ agent, list, row, customer }: RowWork): Promise<DraftId | undefined> {
    const { drafts, readGround, clock } = this.#options;
    const form = confirmFormOf(row.cells, { order: list.dateOrder, readGround });
    const parsed = parseConfirmForm(form, { asksReason: false, now: clock.now(), timeZone: agent.timeZone });
    if (parsed.kind === 'invalid') return undefined;
    return (await drafts.startWith(agent, customer, form)).draftId;
  }

  async #resultOf(agent: Agent, draftId: DraftId, result: AttestResult): Promise<RowStep> {
    switch (result.kind) {
      case 'entry':
        return this.#stepOf(result.entry);
      case 'superseded':
        return this.#hindered(agent, draftId, result.check);
      case 'incomplete':
        return this.#without(agent, draftId, ended('failed', 'changed'));
      case 'cancelled':
      case 'link':
      case 'unknown-draft':
        return ended('failed', 'changed');
    }
  }

  /** What has accepted meanwhile is not confirmed on top of that. */
  async #hindered(agent: Agent, draftId: DraftId, { obstacle }: ReviewCheck): Promise<RowStep> {
    switch (obstacle?.kind) {
      case 'underway':
        return this.#without(agent, draftId, { kind: 'again', because: 'another-underway', isAnew: true });
      case 'unchecked':
        return this.#without(
          agent,
          draftId,
          isWorthAnother(obstacle.reason)
            ? { kind: 'again', because: obstacle.reason, isAnew: true }
            : ended('failed', obstacle.reason),
        );
      case 'direct':
        return this.#without(agent, draftId, ended('skipped', 'direct'));
      case 'confirmed':
      case undefined:
        return this.#without(agent, draftId, ended('skipped', 'confirmed'));
    }
  }

  /** The list tells what came of its rows: the row is still underway, and ends so whatever becomes of this process. */
  async #stepOf(entry: LedgerEntry): Promise<RowStep> {
    const { outcome, attestationId } = entry;
    if (isSettled(entry)) await this.#options.agreements.markTold(entry);
    switch (outcome.state) {
      case 'intended':
      case 'uncertain':
        return { kind: 'underway' };
      case 'recorded':
      case 'already-recorded':
        return ended('done', outcome.state, attestationId);
      case 'refused':
        return isWorthAnother(outcome.reason)
          ? { kind: 'again', because: outcome.reason, isAnew: true }
          : ended('failed', outcome.reason, attestationId);
    }
  }

  /** Nothing will come of the draft any more. */
  async #without(agent: Agent, draftId: DraftId, step: RowStep): Promise<RowStep> {
    const draft = await this.#options.drafts.find(agent, draftId);
    if (draft?.state === 'open') await this.#options.drafts.cancel(draft);
    return step;
  }

  async #chatOf({ agentId }: Agent): Promise<string> {
    return (await this.#options.conversations.findPersonal(agentId))?.conversationId ?? '';
  }
}

/** Nothing was recorded, and the reason passes by itself, or with a sign-in. */
function isWorthAnother(reason: keyof typeof failureRules): boolean {
  return failureRules[reason].passes || isForSignIn(reason);
}
