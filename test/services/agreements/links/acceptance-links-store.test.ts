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
import type { AgentId, CustomerId, LinkId, TemplateId } from '../../../../services/ids.ts';
import type { LinkSecret } from '../../../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import { TokenCipher } from '../../../../services/sign-in/token-cipher.ts';
import { type TestDatabase, engines } from '../../../support/databases/databases.ts';

const now = new Date('2026-03-03T12:00:00.000Z');
const customerId = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;
const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const secret = 'microsofts-secret-id-0f9a' as LinkSecret;
const made = { secret, expiresAt: new Date('2026-03-10T12:00:00.000Z'), checkAt: now };
const companyName = `O'Neil "Süd" 株式会社`;

describe.each(engines)('links on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: AcceptanceLinksStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    store = new AcceptanceLinksStore({ database, cipher: new TokenCipher([randomBytes(32)]) });
  });

  afterEach(() => place.remove());

  async function newLink(of: CustomerId = customerId): Promise<AcceptanceLink> {
    const draft = { agentId, customerId: of, companyName, form: emptyConfirmForm, isAgain: false };
    const { draftId } = await new DraftStore(database).add(draft, now);
    return {
      ...{ linkId: randomUUID() as LinkId, draftId, customerId: of, companyName, madeBy: agentId, agentName: 'Ada' },
      contact: { firstName: 'Tania', lastName: 'Carr', email: 'tania@contoso.example', phoneNumber: undefined },
      ...{ country: 'DE', language: 'de-DE', templateId: '117a' as TemplateId, requestId: randomUUID() },
      ...{ state: 'making', createdAt: now, failureCode: undefined, statusWord: undefined, sentAt: undefined },
      ...{ acceptedAt: undefined, expiresAt: undefined, endedAt: undefined },
    };
  }

  async function begun(of?: CustomerId): Promise<LinkId> {
    const link = await newLink(of);
    expect(await store.begin(link)).toEqual({ kind: 'written' });
    return link.linkId;
  }

  const moves: Readonly<Record<LinkState, (linkId: LinkId) => Promise<boolean>>> = {
    making: (linkId) => store.beginAgain(linkId),
    uncertain: (linkId) => store.markUncertain(linkId),
    made: (linkId) => store.takeSentBack(linkId),
    sent: (linkId) => store.markSent(linkId, now),
    accepted: (linkId) => store.markAccepted(linkId, 'yes', now),
    entered: (linkId) => store.markEntered(linkId, now),
    failed: (linkId) => store.markFailed(linkId, '600061', now),
    expired: (linkId) => store.end(linkId, 'expired', now),
    refused: (linkId) => store.end(linkId, 'refused', now),
    withdrawn: (linkId) => store.end(linkId, 'withdrawn', now),
  };

  test('come back as they were given', async () => {
    const link = await newLink();
    await store.begin(link);
    expect(await store.find(link.linkId)).toEqual(link);
    expect(await store.findByDraft(link.draftId)).toEqual(link);
    expect(await store.listByCustomer(customerId, 5)).toEqual([link]);
  });

  test('are one of a draft, and one open one of a customer, also at the same instant', async () => {
    const links = await Promise.all([newLink(), newLink(), newLink()]);
    const kinds = (await Promise.all(links.map((link) => store.begin(link)))).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['open', 'open', 'written']);
    const first = links[kinds.indexOf('written')]!;
    const refused = links[kinds.indexOf('open')]!;
    expect((await new DraftStore(database).find(agentId, refused.draftId))?.state).toBe('open');
    expect(await store.begin({ ...first, linkId: randomUUID() as LinkId })).toEqual({ kind: 'draft-closed' });
    await store.markFailed(first.linkId, '600061', now);
    expect(await store.begin(refused)).toEqual({ kind: 'written' });
  });

  test('go from a state to those that may follow it, and to no other', async () => {
    const went: Record<string, readonly string[]> = {};
    for (const [number, from] of linkStates.entries()) {
      const reached: string[] = [];
      for (const [step, to] of linkStates.entries()) {
        const linkId = await begun(
          `cccccccc-0000-4000-8000-0000000${number}${String(step).padStart(2, '0')}00` as CustomerId,
        );
        await sql`update acceptance_links set state = ${from} where link_id = ${linkId}`.execute(database.query);
        if (await moves[to](linkId)) reached.push(to);
        expect((await store.find(linkId))?.state).toBe(reached.includes(to) ? to : from);
      }
      went[from] = reached;
    }
    const may = Object.entries(nextStates).map(([from, to]) => [
      from,
      linkStates.filter((state) => (to as readonly string[]).includes(state)),
    ]);
    expect(went).toEqual(Object.fromEntries(may));
  });

  test('keep their address from whoever reads the database, and lose it at their end', async () => {
    const linkId = await begun();
    await store.markMade(linkId, made);
    const rows = JSON.stringify((await sql`select * from acceptance_links`.execute(database.query)).rows);
    expect(rows).not.toContain(secret);
    expect(await store.findSecret(linkId)).toBe(secret);
    const stranger = new AcceptanceLinksStore({ database, cipher: new TokenCipher([randomBytes(32)]) });
    expect(await stranger.findSecret(linkId)).toBeUndefined();
    await store.end(linkId, 'expired', now);
    expect(await store.findSecret(linkId)).toBeUndefined();
    expect((await store.find(linkId))?.endedAt).toEqual(now);
  });

  test('that were made by two who asked at once keep the first address', async () => {
    const linkId = await begun();
    expect(await store.markMade(linkId, made)).toBe(true);
    expect(await store.markMade(linkId, { ...made, secret: 'another' as LinkSecret })).toBe(false);
    expect(await store.findSecret(linkId)).toBe(secret);
  });
});
