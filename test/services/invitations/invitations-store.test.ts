import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId, CustomerId, InvitationId } from '../../../services/ids.ts';
import type { Invitation } from '../../../services/invitations/invitation.ts';
import { InvitationsStore } from '../../../services/invitations/invitations-store.ts';
import { engines } from '../../support/databases/databases.ts';
import type { TestDatabase } from '../../support/databases/databases.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

const checkAt = new Date('2026-03-03T12:15:00Z');
const agentId = (number: number) => `aaaaaaaa-0000-4000-8000-00000000000${number}` as AgentId;
const customerId = 'cccccccc-0000-4000-8000-000000000001' as CustomerId;

function invitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    invitationId: randomUUID() as InvitationId,
    customerId,
    companyName: 'Contoso Ltd',
    invitedBy: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    agentName: 'Ada Lindqvist',
    invitedAt: new Date('2026-03-03T12:00:00.123Z'),
    followUp: 'following',
    ...changes,
  };
}

describe.each(engines)('invitations on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let store: InvitationsStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    store = new InvitationsStore(database, new Evidence(database));
  });

  afterEach(async () => {
    await place.remove();
  });

  test('come back as they were given, whatever the names', async () => {
    const given = invitation({ companyName: `O'Neil "The Best" \\ 中 👩‍👩‍👧‍👦 [x](y)`, agentName: '' });
    expect(await store.add(given, checkAt)).toEqual(given);
    expect(await store.listByCustomer(customerId, 5)).toEqual([given]);
  });

  test('are listed newest first, of one customer, no more than asked for', async () => {
    const at = (day: number) => invitation({ invitedAt: new Date(Date.UTC(2026, 2, day)), invitedBy: agentId(day) });
    const [first, second, third] = [at(1), at(2), at(3)];
    for (const one of [second, third, first]) await store.add(one, checkAt);
    await store.add(invitation({ customerId: 'cccccccc-0000-4000-8000-000000000002' as CustomerId }), checkAt);
    expect(await store.listByCustomer(customerId, 2)).toEqual([third, second]);
    expect(await store.listByCustomer(customerId, 9)).toEqual([third, second, first]);
  });

  test('are gone when taken back, and the one before is followed again', async () => {
    const earlier = await store.add(invitation({ invitedAt: new Date('2026-03-01T12:00:00Z') }), checkAt);
    const mistaken = await store.add(invitation(), checkAt);
    const { invitationId } = mistaken;
    const byOther = { invitationId, customerId, agentId: agentId(2) };
    expect(await store.remove(byOther, checkAt)).toBe(false);
    expect(await store.remove({ ...byOther, agentId: agentId(1) }, checkAt)).toBe(true);
    expect(await store.listByCustomer(customerId, 9)).toEqual([earlier]);
    expect(await store.remove({ ...byOther, agentId: agentId(1) }, checkAt)).toBe(false);
  });

  test('stay where their end is known', async () => {
    const { invitationId } = await store.add(invitation(), checkAt);
    await database.query.updateTable('invitation_follow_ups').set({ state: 'direct' }).execute();
    expect(await store.remove({ invitationId, customerId, agentId: agentId(1) }, checkAt)).toBe(false);
    expect(await store.listByCustomer(customerId, 9)).toHaveLength(1);
  });

  test('are kept once for an id, as they were first, however many instances try at once', async () => {
    const instances = await Promise.all([place.open(), place.open(), place.open()]);
    const first = await store.add(invitation(), checkAt);
    const again = { ...first, invitedAt: new Date('2027-01-01T00:00:00Z'), agentName: 'Somebody else' };
    const kept = await Promise.all(
      instances.map((instance) => new InvitationsStore(instance, new Evidence(instance)).add(again, checkAt)),
    );
    expect(kept).toEqual([first, first, first]);
    expect(await store.listByCustomer(customerId, 9)).toEqual([first]);
  });
});
