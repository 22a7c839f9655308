import { createHash } from 'node:crypto';
import type { Updateable } from 'kysely';
import type { Database } from '../../database/database.ts';
import { fromInstantText, toInstantText } from '../../database/instant-text.ts';
import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import type { CustomerId, LinkId } from '../../ids.ts';
import type { LinkSecret } from '../../partner-center/enhanced/enhanced-attestation-client.ts';
import { personFields, personRules } from '../../primary-contact.ts';
import type { PrimaryContact } from '../../primary-contact.ts';
import type { TokenCipher } from '../../sign-in/token-cipher.ts';
import { type AcceptanceLink, type LinkState, openStates, statesBefore } from './acceptance-link.ts';

interface AcceptanceLinksStoreOptions {
  readonly database: Database;
  /** Whoever reads the database cannot accept in a customer's name. */
  readonly cipher: TokenCipher;
}

/** What came of writing down that a link is to be made. */
export type Begun =
  | { readonly kind: 'written' }
  | { readonly kind: 'draft-closed' }
  /** The customer has one already; whose is told, and never its address. */
  | { readonly kind: 'open'; readonly link: AcceptanceLink };

type Change = Updateable<AcceptanceLinkRow>;

/** Acceptance links in the database. A state is only ever followed by one of `nextStates`. */
export class AcceptanceLinksStore {
  readonly #database: Database;
  readonly #cipher: TokenCipher;

  constructor(options: AcceptanceLinksStoreOptions) {
    this.#database = options.database;
    this.#cipher = options.cipher;
  }

  /** Uses up the draft and writes the link as `making`, both or neither. */
  async begin(link: AcceptanceLink): Promise<Begun> {
    try {
      return await this.#database.query.transaction().execute(async (query): Promise<Begun> => {
        const draft = await query
          .updateTable('drafts')
          .set({ state: 'used', updated_at: toInstantText(link.createdAt) })
          .where('draft_id', '=', link.draftId)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (draft.numUpdatedRows === 0n) return { kind: 'draft-closed' };
        await query.insertInto('acceptance_links').values(rowFrom(link)).execute();
        return { kind: 'written' };
      });
    } catch (error) {
      // The index lets one open link of a customer be. What it refuses left the draft as it was.
      const open = await this.findOpen(link.customerId);
      if (!open) throw error;
      return { kind: 'open', link: open };
    }
  }

  async find(linkId: LinkId): Promise<AcceptanceLink | undefined> {
    return this.#findWhere('link_id', linkId);
  }

  async findByDraft(draftId: AcceptanceLink['draftId']): Promise<AcceptanceLink | undefined> {
    return this.#findWhere('draft_id', draftId);
  }

  async findOpen(customerId: CustomerId): Promise<AcceptanceLink | undefined> {
    const row = await this.#database.query
      .selectFrom('acceptance_links')
      .selectAll()
      .where('customer_id', '=', customerId)
      .where('state', 'in', openStates)
      .executeTakeFirst();
    return row && linkFrom(row);
  }

  /** Newest first. */
  async listByCustomer(customerId: CustomerId, limit: number): Promise<readonly AcceptanceLink[]> {
    const rows = await this.#database.query
      .selectFrom('acceptance_links')
      .selectAll()
      .where('customer_id', '=', customerId)
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(linkFrom);
  }

  /** Undefined where there is none any more, or no key opens it. */
  async findSecret(linkId: LinkId): Promise<LinkSecret | undefined> {
    const row = await this.#database.query
      .selectFrom('acceptance_links')
      .select('sealed_secret')
      .where('link_id', '=', linkId)
      .executeTakeFirst();
    if (!row?.sealed_secret) return undefined;
    return this.#cipher.open(row.sealed_secret, ownerOf(linkId)) as LinkSecret | undefined;
  }

  async markMade(linkId: LinkId, made: { secret: LinkSecret; expiresAt: Date; checkAt: Date }): Promise<boolean> {
    const { secret, expiresAt, checkAt } = made;
    return this.#move(linkId, 'made', {
      sealed_secret: this.#cipher.seal(secret, ownerOf(linkId)),
      secret_hash: createHash('sha256').update(secret).digest('hex'),
      expires_at: toInstantText(expiresAt),
      due_at: toInstantText(checkAt),
    });
  }

  async markUncertain(linkId: LinkId): Promise<boolean> {
    return this.#move(linkId, 'uncertain', { due_at: null });
  }

  /** The same request is made once more. */
  async beginAgain(linkId: LinkId): Promise<boolean> {
    return this.#move(linkId, 'making', {});
  }

  async markFailed(linkId: LinkId, failureCode: string, now: Date): Promise<boolean> {
    return this.#end(linkId, 'failed', now, { failure_code: failureCode });
  }

  async markSent(linkId: LinkId, now: Date): Promise<boolean> {
    return this.#move(linkId, 'sent', { sent_at: toInstantText(now) });
  }

  async takeSentBack(linkId: LinkId): Promise<boolean> {
    return this.#move(linkId, 'made', { sent_at: null });
  }

  async markAccepted(linkId: LinkId, statusWord: string, now: Date): Promise<boolean> {
    const at = toInstantText(now);
    return this.#move(linkId, 'accepted', { status_word: statusWord, accepted_at: at, news: 'accepted', due_at: at });
  }

  async markEntered(linkId: LinkId, now: Date): Promise<boolean> {
    return this.#end(linkId, 'entered', now, {});
  }

  /** `told`: it is the agent's own doing. */
  async end(linkId: LinkId, state: 'expired' | 'refused' | 'withdrawn', now: Date): Promise<boolean> {
    const news = state === 'withdrawn' ? {} : { news: state, due_at: toInstantText(now) };
    return this.#end(linkId, state, now, news);
  }

  /** The address dies with the link. Its hash stays. */
  async #end(linkId: LinkId, state: LinkState, now: Date, change: Change): Promise<boolean> {
    return this.#move(linkId, state, { ended_at: toInstantText(now), sealed_secret: null, due_at: null, ...change });
  }

  /** Whether this call moved it; false where another one was first. */
  async #move(linkId: LinkId, state: LinkState, change: Change): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.query
      .updateTable('acceptance_links')
      .set({ claimed_until: null, attempts: 0, ...change, state })
      .where('link_id', '=', linkId)
      .where('state', 'in', statesBefore(state))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async #findWhere(column: 'link_id' | 'draft_id', id: string): Promise<AcceptanceLink | undefined> {
    const row = await this.#database.query
      .selectFrom('acceptance_links')
      .selectAll()
      .where(column, '=', id as never)
      .executeTakeFirst();
    return row && linkFrom(row);
  }
}

/** A sealed address that is moved to another row cannot be opened. */
const ownerOf = (linkId: LinkId): string => `acceptance-link/${linkId}`;

function rowFrom(link: AcceptanceLink): AcceptanceLinkRow {
  const person = personFields.map((field) => [personRules[field].column, link.contact?.[field] ?? null]);
  return {
    link_id: link.linkId,
    draft_id: link.draftId,
    customer_id: link.customerId,
    company_name: link.companyName,
    agent_id: link.madeBy,
    agent_name: link.agentName,
    ...(Object.fromEntries(person) as Pick<AcceptanceLinkRow, 'first_name' | 'last_name' | 'email' | 'phone_number'>),
    country: link.country,
    language: link.language,
    template_id: link.templateId,
    request_id: link.requestId,
    state: link.state,
    created_at: toInstantText(link.createdAt),
    ...{ failure_code: null, sealed_secret: null, secret_hash: null, status_word: null, news: null, attempts: 0 },
    ...{ sent_at: null, accepted_at: null, expires_at: null, ended_at: null, warned_at: null },
    ...{ due_at: null, claimed_until: null },
  };
}

function linkFrom(row: AcceptanceLinkRow): AcceptanceLink {
  const instant = (text: AcceptanceLinkRow['sent_at']) => (text === null ? undefined : fromInstantText(text));
  return {
    linkId: row.link_id,
    draftId: row.draft_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    madeBy: row.agent_id,
    agentName: row.agent_name,
    contact: contactFrom(row),
    country: row.country,
    language: row.language,
    templateId: row.template_id,
    requestId: row.request_id,
    state: row.state,
    failureCode: row.failure_code ?? undefined,
    statusWord: row.status_word ?? undefined,
    createdAt: fromInstantText(row.created_at),
    sentAt: instant(row.sent_at),
    acceptedAt: instant(row.accepted_at),
    expiresAt: instant(row.expires_at),
    endedAt: instant(row.ended_at),
  };
}

function contactFrom({ first_name, last_name, email, phone_number }: AcceptanceLinkRow): PrimaryContact | undefined {
  if (first_name === null || last_name === null || email === null) return undefined;
  return { firstName: first_name, lastName: last_name, email, phoneNumber: phone_number ?? undefined };
}
