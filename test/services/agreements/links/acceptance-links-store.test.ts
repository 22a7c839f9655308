import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DraftStore } from '../../../../services/agreements/draft-store.ts';
import { emptyConfirmForm } from '../../../../services/agreements/confirm-form.ts';
import {
  type AcceptanceLink,
  type LinkState,
  linkStates,
  nextStates,
} from '../../../../services/agreements/links/acceptance-link.ts';
import { AcceptanceLinksStore } from '../../../../services/agreements/links/acceptance-links-store.ts';
import type { Database } from '../../../../services/database/database.ts';
import type { AgentId, AttestationId, CustomerId, LinkId, TemplateId } from '../../../../services/ids.ts';
import { Evidence } from '../../../../services/evidence/evidence.ts';
import type { LinkSecret } from '../../../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import { TokenCipher } from '../../../../services/sign-in/token-cipher.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';

const now = new Date('2026-03-03T12:00:00.000Z');
const customerId = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const secret = 'microsofts-secret-id-0f9a' as LinkSecret;
const made = { secret, expiresAt: new Date('2026-03-10T12:00:00.000Z'), lookAt: now };
const act = { now, by: agentId };
const companyName = `O'Neil "Süd" 株式会社`;

describe.each(engines)('links on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: AcceptanceLinksStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    store = openStore();
  });

  afterEach(() => place.remove());

  /** With a key of its own. */
  function openStore(): AcceptanceLinksStore {
    const cipher = new TokenCipher([randomBytes(32)]);
    return new AcceptanceLinksStore({ database, evidence: new Evidence(database), cipher });
  }

  async function newLink(of: CustomerId = customerId): Promise<AcceptanceLink> {
    const draft = { agentId, customerId: of, companyName, form: emptyConfirmForm, isAgain: false };
    const { draftId } = await new DraftStore(database).add(draft, now);
    return {
      ...{ linkId: randomUUID() as LinkId, draftId, customerId: of, companyName, madeBy: agentId, agentName: 'Ada' },
      contact: { firstName: 'Tania', lastName: 'Carr', email: 'tania@contoso.example', phoneNumber: undefined },
      ...{ country: 'DE', language: 'de-DE', templateId: '117a' as TemplateId, requestId: randomUUID() },
      ...{ state: 'making', createdAt: now, failure: undefined, unknownWord: undefined, sentAt: undefined },
      ...{
        conversationId: 'a:1',
        cardActivityId: '1',
        replaces: undefined,
        mail: undefined,
        shownAt: undefined,
        checkedAt: undefined,
      },
      ...{ acceptedAt: undefined, expiresAt: undefined, endedAt: undefined },
    };
  }

  async function begun(of?: CustomerId): Promise<LinkId> {
    const link = await newLink(of);
    expect(await store.begin(link, now)).toEqual({ kind: 'written' });
    return link.linkId;
  }

  /** A link is replaced, and comes back, together with the one in its place only. */
  const moves: Readonly<Record<Exclude<LinkState, 'replaced'>, (linkId: LinkId) => Promise<boolean>>> = {
    making: (linkId) => store.beginAgain(linkId, now, act),
    uncertain: (linkId) => store.markUncertain(linkId, now, act),
    made: async (linkId) => (await store.takeSentBack(linkId, act)) || store.markMade(linkId, made, act),
    sent: (linkId) => store.markSent(linkId, act),
    accepted: (linkId) => store.markAccepted(linkId, act, { isToBeTold: true }),
    entered: (linkId) => store.markEntered(linkId, randomUUID() as string as AttestationId, act),
    failed: (linkId) => store.markFailed(linkId, '600061', act),
    expired: (linkId) => store.end(linkId, 'expired', act),
    refused: (linkId) => store.end(linkId, 'refused', act),
    withdrawn: (linkId) => store.end(linkId, 'withdrawn', act),
  };
  const reachable = Object.keys(moves) as (keyof typeof moves)[];

  test('come back as they were given', async () => {
    const link = await newLink();
    await store.begin(link, now);
    expect(await store.find(link.linkId)).toEqual(link);
    expect(await store.findByDraft(link.draftId)).toEqual(link);
    expect(await store.listByCustomer(customerId, 5)).toEqual([link]);
  });

  test('are one of a draft, and one open one of a customer, also at the same instant', async () => {
    const links = await Promise.all([newLink(), newLink(), newLink()]);
    const kinds = (await Promise.all(links.map((link) => store.begin(link, now)))).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['open', 'open', 'written']);
    const first = links[kinds.indexOf('written')]!;
    const refused = links[kinds.indexOf('open')]!;
    expect((await new DraftStore(database).find(agentId, refused.draftId))?.state).toBe('open');
    expect(await store.begin({ ...first, linkId: randomUUID() as LinkId }, now)).toEqual({ kind: 'draft-closed' });
    await store.markFailed(first.linkId, '600061', act);
    expect(await store.begin(refused, now)).toEqual({ kind: 'written' });
  });

  test('go from a state to those that may follow it, and to no other', async () => {
    const went: Record<string, readonly string[]> = {};
    for (const [number, from] of linkStates.entries()) {
      const reached: string[] = [];
      for (const [step, to] of reachable.entries()) {
        const linkId = await begun(
          `cccccccc-0000-4000-8000-0000${String(100 * (number + 10) + step + 10).padStart(8, '0')}` as CustomerId,
        );
        await sql`update acceptance_links set state = ${from} where link_id = ${linkId}`.execute(database.query);
        if (await moves[to](linkId)) reached.push(to);
        expect((await store.find(linkId))?.state).toBe(reached.includes(to) ? to : from);
      }
      went[from] = reached;
    }
    const may = Object.entries(nextStates).map(([from, to]) => [
      from,
      reachable.filter((state) => (to as readonly string[]).includes(state) && !isByAnother(from, state)),
    ]);
    expect(went).toEqual(Object.fromEntries(may));
  });

  test('keep their address from whoever reads the database, and lose it at their end', async () => {
    const linkId = await begun();
    await store.markMade(linkId, made, act);
    const rows = JSON.stringify((await sql`select * from acceptance_links`.execute(database.query)).rows);
    expect(rows).not.toContain(secret);
    expect(await store.findSecret(linkId)).toBe(secret);
    expect(await openStore().findSecret(linkId)).toBeUndefined();
    await store.end(linkId, 'expired', act);
    expect(await store.findSecret(linkId)).toBeUndefined();
    expect((await store.find(linkId))?.endedAt).toEqual(now);
  });

  test('that were made by two who asked at once keep the first address', async () => {
    const linkId = await begun();
    expect(await store.markMade(linkId, made, act)).toBe(true);
    expect(await store.markMade(linkId, { ...made, secret: 'another' as LinkSecret }, act)).toBe(false);
    expect(await store.findSecret(linkId)).toBe(secret);
  });

  test('that could not take the place of another give the customer the other one back', async () => {
    const linkId = await begun();
    await store.markMade(linkId, made, act);
    await store.markSent(linkId, act);
    const newer = { ...(await newLink()), replaces: linkId };
    await store.begin(newer, now);
    expect((await store.find(linkId))?.state).toBe('replaced');
    await store.markFailed(newer.linkId, 'http-429', act);
    expect((await store.findOpen(customerId))?.linkId).toBe(linkId);
    expect((await store.find(linkId))?.state).toBe('sent');
  });
});

function isByAnother(from: string, to: LinkState): boolean {
  return from === 'replaced' && (to === 'made' || to === 'sent');
}
