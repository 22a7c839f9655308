import { createHash } from 'node:crypto';
import type { Updateable } from 'kysely';
import type { Database } from '../../database/database.ts';
import { toInstantText } from '../../database/instant-text.ts';
import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import type { EvidenceWriter } from '../../evidence/told.ts';
import type { AttestationId, CustomerId, LinkId } from '../../ids.ts';
import type { LinkSecret } from '../../partner-center/enhanced/enhanced-attestation-client.ts';
import type { MailOutcome } from '../../mail/letter-mail.ts';
import type { TokenCipher } from '../../sign-in/token-cipher.ts';
import { type AcceptanceLink, outStates } from './acceptance-link.ts';
import { linkFrom, rowFrom } from './acceptance-link-row.ts';
import { type Act, LinkSteps, type Move, linkRows, openLinkRow } from './link-steps.ts';

interface AcceptanceLinksStoreOptions {
  readonly database: Database;
  readonly evidence: EvidenceWriter;
  /** Whoever reads the database cannot accept in a customer's name. */
  readonly cipher: TokenCipher;
}

/** What came of writing down that a link is to be made. */
export type Begun =
  | { readonly kind: 'written' }
  | { readonly kind: 'draft-closed' }
  /** The customer has one already; whose is told, and never its address. */
  | { readonly kind: 'open'; readonly link: AcceptanceLink };

interface Look {
  readonly lookAt: Date;
  readonly checkedAt?: Date;
  /** Microsoft's word, where it says nothing to us. */
  readonly unknownWord?: string | undefined;
  readonly expiresAt?: Date;
}

/** Acceptance links in the database. A state is only ever followed by one of `nextStates`, and each step is in the evidence log. */
export class AcceptanceLinksStore {
  readonly #options: AcceptanceLinksStoreOptions;

  constructor(options: AcceptanceLinksStoreOptions) {
    this.#options = options;
  }

  /**
   * Uses up the draft and writes the link as `making`, both or neither; with it, the link that it replaces gives way. The call of
   * whoever writes this is over at `overAt`.
   */
  async begin(link: AcceptanceLink, overAt: Date): Promise<Begun> {
    const { createdAt: now, madeBy: by, replaces } = link;
    try {
      return await this.#inSteps(async (steps): Promise<Begun> => {
        const draft = await steps.query
          .updateTable('drafts')
          .set({ state: 'used', updated_at: toInstantText(now) })
          .where('draft_id', '=', link.draftId)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (draft.numUpdatedRows === 0n) return { kind: 'draft-closed' };
        if (replaces !== undefined) await steps.move(replaces, { state: 'replaced', now, by });
        await steps.add({ ...rowFrom(link), look_at: toInstantText(overAt) }, { now, by });
        return { kind: 'written' };
      });
    } catch (error) {
      // The index lets one open link of a customer be. What it refuses left everything as it was.
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
    const row = await openLinkRow(this.#options.database.query, customerId);
    return row && linkFrom(row);
  }

  /** Newest first. */
  async listByCustomer(customerId: CustomerId, limit: number): Promise<readonly AcceptanceLink[]> {
    const rows = await linkRows(this.#options.database.query)
      .where('customer_id', '=', customerId)
      .orderBy('created_at', 'desc')
      .orderBy('link_id')
      .limit(limit)
      .execute();
    return rows.map(linkFrom);
  }

  /** Undefined where there is none any more, or no key opens it. */
  async findSecret(linkId: LinkId): Promise<LinkSecret | undefined> {
    const row = await this.#options.database.query
      .selectFrom('acceptance_links')
      .select('sealed_secret')
      .where('link_id', '=', linkId)
      .executeTakeFirst();
    if (!row?.sealed_secret) return undefined;
    return this.#options.cipher.open(row.sealed_secret, ownerOf(linkId)) as LinkSecret | undefined;
  }

  async markMade(
    linkId: LinkId,
    { secret, expiresAt, lookAt }: { secret: LinkSecret; expiresAt: Date; lookAt: Date },
    act: Act,
  ): Promise<boolean> {
    const change = {
      sealed_secret: this.#options.cipher.seal(secret, ownerOf(linkId)),
      secret_hash: createHash('sha256').update(secret).digest('hex'),
      expires_at: toInstantText(expiresAt),
      look_at: toInstantText(lookAt),
      ...nothingToTell,
    };
    return this.#move(linkId, { state: 'made', from: ['making', 'uncertain'], change, ...act });
  }

  /** Nothing goes on by itself: the agent is told at `tellAt`, unless they have done something about it by then. */
  async markUncertain(linkId: LinkId, tellAt: Date, act: Act): Promise<boolean> {
    const news = { news: 'uncertain', tell_at: toInstantText(tellAt) } as const;
    return this.#move(linkId, { state: 'uncertain', change: { look_at: null, ...news }, ...act });
  }

  /** The same request is made once more. */
  async beginAgain(linkId: LinkId, overAt: Date, act: Act): Promise<boolean> {
    const change = { look_at: toInstantText(overAt), ...nothingToTell };
    return this.#move(linkId, { state: 'making', change, ...act });
  }

  /** The link that it was to replace is the customer's again. */
  async markFailed(linkId: LinkId, failureCode: string, act: Act): Promise<boolean> {
    return this.#inSteps(async (steps) => {
      const change = { ...ended(act), failure_code: failureCode };
      const row = await steps.move(linkId, { state: 'failed', ...act, change });
      if (!row?.replaces) return row !== undefined;
      const replaced = await steps.find(row.replaces);
      const state = replaced?.sent_at ? 'sent' : 'made';
      if (replaced) await steps.move(row.replaces, { state, from: ['replaced'], ...act });
      return true;
    });
  }

  /** The first time that its address is shown to somebody. */
  async noteShown(linkId: LinkId, act: Act): Promise<void> {
    await this.#inSteps((steps) => steps.noteShown(linkId, act));
  }

  async markSent(linkId: LinkId, act: Act): Promise<boolean> {
    return this.#move(linkId, { state: 'sent', from: ['made'], change: { sent_at: toInstantText(act.now) }, ...act });
  }

  async takeSentBack(linkId: LinkId, act: Act): Promise<boolean> {
    const change = { sent_at: null, mail_state: null };
    return this.#move(linkId, { state: 'made', step: 'sent-taken-back', from: ['sent'], change, ...act });
  }

  /** False where another try is under way, or was made since the agent looked. */
  async beginMail(linkId: LinkId, tries: number, act: Act): Promise<boolean> {
    return this.#inSteps((steps) => steps.beginMail(linkId, tries, act));
  }

  /** With what is known of the newest try; of an older one nothing is written. */
  async settleMail(linkId: LinkId, outcome: MailOutcome & { readonly tries: number }, act: Act): Promise<void> {
    await this.#inSteps((steps) => steps.settleMail(linkId, outcome, act));
  }

  /** Nothing has come of it yet; `checkedAt` is left out where Microsoft did not answer. */
  async saveLook(linkId: LinkId, seen: Look): Promise<void> {
    const answered = seen.checkedAt && {
      checked_at: toInstantText(seen.checkedAt),
      unknown_word: seen.unknownWord ?? null,
      ...(seen.expiresAt && { expires_at: toInstantText(seen.expiresAt) }),
    };
    await this.#options.database.query
      .updateTable('acceptance_links')
      .set({ ...answered, look_at: toInstantText(seen.lookAt), claimed_until: null })
      .where('link_id', '=', linkId)
      .where('state', 'in', outStates)
      .execute();
  }

  /** Where the customer accepted on a link that had been replaced, the newer one is of no use any more. */
  async markAccepted(linkId: LinkId, act: Act, { isToBeTold }: { isToBeTold: boolean }): Promise<boolean> {
    const at = toInstantText(act.now);
    const next = isToBeTold ? ({ news: 'accepted', tell_at: at, look_at: null } as const) : { look_at: at };
    return this.#inSteps(async (steps) => {
      const link = await steps.find(linkId);
      const newer = link?.state === 'replaced' ? await steps.findOpen(link.customer_id) : undefined;
      if (newer?.state === 'accepted') return false;
      if (newer)
        await steps.move(newer.link_id, { state: 'withdrawn', ...act, from: [newer.state], change: ended(act) });
      const change = { ...nothingToTell, accepted_at: at, ...next };
      return (await steps.move(linkId, { state: 'accepted', ...act, change })) !== undefined;
    });
  }

  /** Nothing goes on by itself: the agent is told that it is for them. */
  async leaveToAgent(linkId: LinkId, now: Date): Promise<void> {
    await this.#stay(linkId, { look_at: null, news: 'accepted', tell_at: toInstantText(now), attempts: 0 });
  }

  async lookAt(linkId: LinkId, lookAt: Date): Promise<void> {
    await this.#stay(linkId, { look_at: toInstantText(lookAt) });
  }

  async #stay(linkId: LinkId, change: Updateable<AcceptanceLinkRow>): Promise<void> {
    await this.#options.database.query
      .updateTable('acceptance_links')
      .set({ ...change, claimed_until: null })
      .where('link_id', '=', linkId)
      .where('state', '=', 'accepted')
      .execute();
  }

  async markEntered(linkId: LinkId, attestationId: AttestationId, act: Act): Promise<boolean> {
    return this.#move(linkId, { state: 'entered', attestationId, change: ended(act), ...act });
  }

  /** Whoever made the link is told, unless they did it or looked themselves. */
  async end(
    linkId: LinkId,
    state: 'expired' | 'refused' | 'withdrawn',
    { isToBeTold = true, ...act }: Act & { readonly isToBeTold?: boolean },
  ): Promise<boolean> {
    const news = state === 'withdrawn' || !isToBeTold ? {} : { news: state, tell_at: toInstantText(act.now) };
    return this.#move(linkId, { state, change: { ...ended(act), ...news }, ...act });
  }

  /** False where another one was first. */
  async #move(linkId: LinkId, move: Move): Promise<boolean> {
    return this.#inSteps(async (steps) => (await steps.move(linkId, move)) !== undefined);
  }

  async #inSteps<Result>(work: (steps: LinkSteps) => Promise<Result>): Promise<Result> {
    const { database, evidence } = this.#options;
    return database.query.transaction().execute(async (query) => {
      const steps = new LinkSteps(query);
      const result = await work(steps);
      await evidence.append(query, steps.told);
      return result;
    });
  }

  async #findWhere(column: 'link_id' | 'draft_id', id: string): Promise<AcceptanceLink | undefined> {
    const row = await linkRows(this.#options.database.query)
      .where(column, '=', id as never)
      .executeTakeFirst();
    return row && linkFrom(row);
  }
}

const nothingToTell = { news: null, tell_at: null } as const;

/** The address dies with the link. Its hash stays. */
function ended({ now }: Act) {
  return { ended_at: toInstantText(now), sealed_secret: null, look_at: null, ...nothingToTell };
}

/** A sealed address that is moved to another row cannot be opened. */
const ownerOf = (linkId: LinkId): string => `acceptance-link/${linkId}`;
