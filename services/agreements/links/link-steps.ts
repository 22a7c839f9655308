import type { Kysely, Transaction, Updateable } from 'kysely';
import type { Tables } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import type { Told } from '../../evidence/told.ts';
import type { AgentId, AttestationId, CustomerId, LinkId } from '../../ids.ts';
import type { MailOutcome } from '../../mail/letter-mail.ts';
import { type LinkState, openStates, statesBefore } from './acceptance-link.ts';
import { type LinkStep, linkEvidence } from './link-evidence.ts';

/** When something came about, and whose act it was; nobody's where we did or saw it by ourselves. */
export interface Act {
  readonly now: Date;
  readonly by?: AgentId | undefined;
}

export interface Move extends Act {
  readonly state: LinkState;
  readonly from?: readonly LinkState[];
  readonly change?: Updateable<AcceptanceLinkRow>;
  /** Where the evidence log calls it otherwise than the state. */
  readonly step?: LinkStep;
  /** Which entry in the ledger came of it. */
  readonly attestationId?: AttestationId;
}

export const linkRows = (query: Kysely<Tables>) => query.selectFrom('acceptance_links').selectAll();

const mailSteps = { sent: 'mailed', refused: 'mail-refused', uncertain: 'mail-uncertain' } as const;

/** The one link of a customer that is not over yet. */
export async function openLinkRow(
  query: Kysely<Tables>,
  customerId: CustomerId,
): Promise<AcceptanceLinkRow | undefined> {
  return linkRows(query).where('customer_id', '=', customerId).where('state', 'in', openStates).executeTakeFirst();
}

/** Steps of links in one transaction, and what the evidence log is to be told of them at its end. */
export class LinkSteps {
  readonly query: Transaction<Tables>;
  readonly told: Told[] = [];

  constructor(query: Transaction<Tables>) {
    this.query = query;
  }

  async add(row: AcceptanceLinkRow, act: Act): Promise<void> {
    await this.query.insertInto('acceptance_links').values(row).execute();
    this.#tell(row, 'making', act);
  }

  /** The row as it is then; undefined where another one was first. */
  async move(linkId: LinkId, given: Move): Promise<AcceptanceLinkRow | undefined> {
    const { state, from = statesBefore(state), change = {}, step = state } = given;
    const row = await this.query
      .updateTable('acceptance_links')
      .set({ claimed_until: null, attempts: 0, ...change, state })
      .where('link_id', '=', linkId)
      .where('state', 'in', from)
      .returningAll()
      .executeTakeFirst();
    if (row) this.#tell(row, step, given);
    return row;
  }

  async noteShown(linkId: LinkId, act: Act): Promise<void> {
    const row = await this.query
      .updateTable('acceptance_links')
      .set({ shown_at: toInstantText(act.now) })
      .where('link_id', '=', linkId)
      .where('shown_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row) this.#tell(row, 'shown', act);
  }

  async beginMail(linkId: LinkId, tries: number, act: Act): Promise<boolean> {
    const at = toInstantText(act.now);
    const change = { mail_state: 'sending', mail_at: at, mail_problem: null, mail_tries: tries + 1 } as const;
    const row = await this.query
      .updateTable('acceptance_links')
      .set(change)
      .where('link_id', '=', linkId)
      .where('state', '=', 'made')
      .where('mail_tries', '=', tries)
      .where((where) => where.or([where('mail_state', 'is', null), where('mail_state', '!=', 'sending')]))
      .returningAll()
      .executeTakeFirst();
    if (row) this.#tell(row, 'mailing', act);
    return row !== undefined;
  }

  /** The customer may have accepted, and the link may be over, before Microsoft answers. */
  async settleMail(linkId: LinkId, outcome: MailOutcome & { readonly tries: number }, act: Act): Promise<void> {
    const problem = outcome.kind === 'refused' ? outcome.problem : null;
    const row = await this.query
      .updateTable('acceptance_links')
      .set({ mail_state: outcome.kind, mail_problem: problem })
      .where('link_id', '=', linkId)
      .where('mail_state', '=', 'sending')
      .where('mail_tries', '=', outcome.tries)
      .returningAll()
      .executeTakeFirst();
    if (!row) return;
    this.#tell(row, mailSteps[outcome.kind], act);
    if (outcome.kind !== 'sent') return;
    await this.move(linkId, { state: 'sent', from: ['made'], change: { sent_at: toInstantText(act.now) }, ...act });
  }

  async find(linkId: LinkId): Promise<AcceptanceLinkRow | undefined> {
    return linkRows(this.query).where('link_id', '=', linkId).executeTakeFirst();
  }

  async findOpen(customerId: CustomerId): Promise<AcceptanceLinkRow | undefined> {
    return openLinkRow(this.query, customerId);
  }

  #tell(
    row: AcceptanceLinkRow,
    step: LinkStep,
    { now: at, by, attestationId }: Act & Pick<Move, 'attestationId'>,
  ): void {
    this.told.push(linkEvidence({ row, step, by, at, attestationId }));
  }
}
