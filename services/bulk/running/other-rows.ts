import { createHash } from 'node:crypto';
import type { AgreementsService } from '../../agreements/agreements-service.ts';
import { isAccepted } from '../../customers/customer-status.ts';
import type { CustomersService } from '../../customers/customers-service.ts';
import type { InvitationId } from '../../ids.ts';
import type { InvitationsService } from '../../invitations/invitations-service.ts';
import type { OwnersService } from '../../reminders/owners-service.ts';
import type { RemindersService } from '../../reminders/reminders-service.ts';
import type { Assignees } from '../assignees.ts';
import type { RowsAtWorkStore } from './rows-at-work-store.ts';
import { readListDate } from '../list/read-list-date.ts';
import { type RowStep, type RowWork, ended } from './row-step.ts';

export interface OtherRowsOptions {
  readonly rows: RowsAtWorkStore;
  readonly agreements: Pick<AgreementsService, 'getAcceptance'>;
  readonly customers: Pick<CustomersService, 'findListed'>;
  readonly invitations: Pick<InvitationsService, 'noteSent'>;
  readonly owners: Pick<OwnersService, 'assign'>;
  readonly reminders: Pick<RemindersService, 'mute' | 'remindLater'>;
  readonly assignees: Assignees;
}

/** What can be done with a customer twice and comes to the same: a row whose process died is simply done again. */
export class OtherRows {
  readonly #options: OtherRowsOptions;

  constructor(options: OtherRowsOptions) {
    this.#options = options;
  }

  /** The letter is the agent's own to send; its invitation is noted once, under an id that follows from the row. */
  async invite(work: RowWork): Promise<RowStep> {
    const { agent, row, customer } = work;
    const { kind } = await this.#options.agreements.getAcceptance(agent, customer.customerId);
    if (isAccepted(kind)) return ended('skipped', 'settled');
    return this.#begun(work, async () => {
      const invitationId = invitationIdOf(row.rowId);
      await this.#options.invitations.noteSent(agent, customer.customerId, invitationId);
      return ended('done', 'invited', invitationId);
    });
  }

  async assign(work: RowWork): Promise<RowStep> {
    const { agent, row, customer } = work;
    return this.#ifOpen(work, async () => {
      const owner = await this.#options.assignees.find(agent, row.cells.owner ?? '');
      if (owner === undefined) return ended('failed', 'changed');
      const outcome = await this.#options.owners.assign(agent, customer.customerId, owner);
      return outcome === 'assigned' ? ended('done', 'assigned') : ended('failed', 'changed');
    });
  }

  async mute(work: RowWork): Promise<RowStep> {
    const { agent, list, row, customer } = work;
    return this.#ifOpen(work, async () => {
      const { reminders } = this.#options;
      const { mutedUntil } = row.cells;
      if (mutedUntil === undefined) await reminders.mute(agent, customer.customerId);
      else {
        const read = readListDate(mutedUntil, list.dateOrder);
        if (read.kind !== 'day') return ended('failed', 'changed');
        const { kind } = await reminders.remindLater(agent, customer.customerId, read.day);
        if (kind === 'not-later') return ended('failed', 'changed');
      }
      return ended('done', 'muted');
    });
  }

  async #ifOpen(work: RowWork, act: () => Promise<RowStep>): Promise<RowStep> {
    const listed = await this.#options.customers.findListed(work.agent, work.customer.customerId);
    if (listed && isAccepted(listed.status)) return ended('skipped', 'settled');
    return this.#begun(work, act);
  }

  async #begun({ row }: RowWork, act: () => Promise<RowStep>): Promise<RowStep> {
    return (await this.#options.rows.begin(row, undefined)) ? act() : { kind: 'not-begun' };
  }
}

/** In the form of the ids that a press makes up. */
function invitationIdOf(rowId: string): InvitationId {
  const hash = createHash('sha256').update(rowId).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}` as InvitationId;
}
