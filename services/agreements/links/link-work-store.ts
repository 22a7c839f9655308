import type { Updateable } from 'kysely';
import { HeldClaim, claimRows } from '../../database/claims.ts';
import type { Database } from '../../database/database.ts';
import { fromInstantText, toInstantText } from '../../database/instant-text.ts';
import { isReachable } from '../../database/reachable-agent.ts';
import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import type { AcceptanceLink, LinkNewsKind } from './acceptance-link.ts';
import { linkFrom } from './acceptance-link-row.ts';

/** A link that wants attention, claimed for one instance. */
export interface LinkClaim {
  readonly link: AcceptanceLink;
  /** What is due to be told; undefined where Microsoft is to be asked, or the agreement to be created. */
  readonly news: LinkNewsKind | undefined;
  readonly isWarned: boolean;
  /** Failed ones to tell. */
  readonly attempts: number;
  readonly claimedUntil: Date;
}

/** Links to look at, and agents to tell. Only the holder of a claim changes its row here. */
export class LinkWorkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async claimDue(now: Date, until: Date): Promise<LinkClaim | undefined> {
    const nowText = toInstantText(now);
    const [row] = await claimRows(this.#database, {
      table: 'acceptance_links',
      key: 'link_id',
      orderBy: 'created_at',
      due: (due) =>
        due.or([
          due('look_at', '<=', nowText),
          due.and([due('tell_at', '<=', nowText), isReachable('acceptance_links.agent_id')]),
        ]),
      ...{ limit: 1, now, until },
    });
    if (!row) return undefined;
    const isLookDue = row.look_at !== null && row.look_at <= nowText;
    return {
      link: linkFrom(row),
      news: isLookDue ? undefined : (row.news ?? undefined),
      isWarned: row.warned_at !== null,
      attempts: row.attempts,
      claimedUntil: until,
    };
  }

  hold({ link, claimedUntil }: LinkClaim): HeldClaim {
    const until = toInstantText(claimedUntil);
    return new HeldClaim(this.#database, { table: 'acceptance_links', key: 'link_id', id: link.linkId, until });
  }

  /** Nothing left to look at without `lookAt`. */
  async lookAgainAt(claim: LinkClaim, lookAt: Date | undefined): Promise<void> {
    await this.#save(claim, { look_at: lookAt ? toInstantText(lookAt) : null });
  }

  /** The agent is to be told that the link is about to run out; its claim stays as it is. */
  async warn({ link }: LinkClaim, now: Date): Promise<void> {
    const at = toInstantText(now);
    await this.#database.query
      .updateTable('acceptance_links')
      .set({ news: 'expiring', tell_at: at, warned_at: at })
      .where('link_id', '=', link.linkId)
      .where('warned_at', 'is', null)
      .where('state', 'in', ['made', 'sent'])
      .execute();
  }

  async markTold(claim: LinkClaim): Promise<void> {
    await this.#save(claim, { news: null, tell_at: null, attempts: 0 });
  }

  async postponeMessage(claim: LinkClaim, until: Date): Promise<void> {
    await this.#save(claim, { tell_at: toInstantText(until), attempts: claim.attempts + 1 });
  }

  async #save({ link, claimedUntil }: LinkClaim, change: Updateable<AcceptanceLinkRow>): Promise<void> {
    await this.#database.query
      .updateTable('acceptance_links')
      .set({ ...change, claimed_until: null })
      .where('link_id', '=', link.linkId)
      .where('claimed_until', '=', toInstantText(claimedUntil))
      .execute();
  }
}

/** The claim as it stands after it was renewed. */
export function renewed(claim: LinkClaim, held: HeldClaim): LinkClaim {
  return { ...claim, claimedUntil: fromInstantText(held.until) };
}
