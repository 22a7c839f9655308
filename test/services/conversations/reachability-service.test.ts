import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import { type Contact, ContactsStore } from '../../../services/conversations/contacts-store.ts';
import { type Conversation, ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import { ReachabilityService } from '../../../services/conversations/reachability-service.ts';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';

const ada = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const sam = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
const monday = new Date('2026-03-02T12:00:00Z');
const tuesday = new Date('2026-03-03T12:00:00Z');

function contact(changes: Partial<Contact> = {}): Contact {
  const ids = { teamId: '19:licensing', userId: '29:ada', botId: '28:bot', tenantId: 'tenant' };
  return { agentId: ada, ...ids, name: 'Ada Lindqvist', serviceUrl: 'https://emea.example/', ...changes };
}

function chat(changes: Partial<Conversation> = {}): Conversation {
  const place = { conversationId: 'a:ada', agentId: ada, kind: 'personal', reference: '{}' } as const;
  return { ...place, serviceUrl: 'https://emea.example/', ...changes };
}

describe.each(engines)('reaching people on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let contacts: ContactsStore;
  let conversations: ConversationsStore;
  let unreachable: UnreachableStore;
  let reachability: ReachabilityService;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    contacts = new ContactsStore(database);
    conversations = new ConversationsStore(database);
    unreachable = new UnreachableStore(database);
    reachability = new ReachabilityService({ conversations, contacts, unreachable });
  });

  afterEach(() => place.remove());

  test('somebody whom the bot never met cannot be reached', async () => {
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'none', why: 'never-met' });
  });

  test('a member of a team is reached as a contact, and in their chat as soon as there is one', async () => {
    await reachability.saveContacts([contact()], monday);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'contact', contact: contact() });
    await conversations.saveChanged(chat(), monday);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'conversation', conversation: chat() });
  });

  test('a channel in which somebody spoke is not their private chat', async () => {
    await conversations.saveChanged(chat({ kind: 'channel', agentId: undefined }), monday);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'none', why: 'never-met' });
  });

  test('a member of two teams is reached through the other when one is left', async () => {
    const other = contact({ teamId: '19:sales' });
    await reachability.saveContacts([contact(), other], monday);
    await contacts.forgetTeam('19:licensing');
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'contact', contact: other });
    await contacts.forgetMembers('19:sales', ['29:somebody else']);
    await contacts.forgetMembers('19:sales', ['29:ada']);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'none', why: 'never-met' });
  });

  test('a roster that was read again forgets who is not in it any more', async () => {
    await reachability.saveContacts([contact(), contact({ agentId: sam, userId: '29:sam' })], monday);
    await reachability.saveContacts([contact({ name: 'Ada Berg' })], tuesday);
    await contacts.forgetTeam('19:licensing', tuesday);
    expect(await reachability.findPlace(ada)).toMatchObject({ contact: { name: 'Ada Berg' } });
    expect(await reachability.findPlace(sam)).toEqual({ kind: 'none', why: 'never-met' });
  });

  test('a team of thousands is kept', async () => {
    const agentIds = Array.from({ length: 1_200 }, (_, index) => `agent-${index}` as AgentId);
    await contacts.save(
      agentIds.map((agentId) => contact({ agentId, userId: `29:${agentId}` })),
      monday,
    );
    expect(await contacts.find('agent-1199' as AgentId)).toMatchObject({ userId: '29:agent-1199' });
  });

  test('the service URL is the one of the last activity, wherever it was', async () => {
    await reachability.saveContacts([contact(), contact({ teamId: '19:sales' })], monday);
    await reachability.noteActivity(chat({ kind: 'channel', serviceUrl: 'https://amer.example/' }), ada);
    expect(await reachability.findPlace(ada)).toMatchObject({ contact: { serviceUrl: 'https://amer.example/' } });
  });

  test('whoever refused or uninstalled is out of reach until their private chat is heard of', async () => {
    await conversations.saveChanged(chat(), monday);
    expect(await reachability.markUnreachable(ada, 403, monday)).toBe(true);
    expect(await reachability.markUnreachable(ada, 404, tuesday)).toBe(false);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'none', why: 'refused' });
    await reachability.saveContacts([contact()], tuesday);
    await reachability.noteActivity(chat({ kind: 'channel' }), ada);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'none', why: 'refused' });
    await reachability.noteActivity(chat(), ada);
    expect(await reachability.findPlace(ada)).toMatchObject({ kind: 'conversation' });
    await reachability.markUninstalled(ada, tuesday);
    expect(await reachability.findPlace(ada)).toEqual({ kind: 'none', why: 'uninstalled' });
  });

  test('whoever was never met is in reach as soon as a team brings them', async () => {
    await reachability.markUnreachable(ada, undefined, monday);
    expect(await reachability.listUnreachable()).toHaveLength(1);
    await reachability.saveContacts([contact()], tuesday);
    expect(await reachability.listUnreachable()).toEqual([]);
    expect(await reachability.findPlace(ada)).toMatchObject({ kind: 'contact' });
  });

  test('the unreachable are listed by name, the longest unreachable first', async () => {
    await new AgentsStore(database).saveChanged({ agentId: sam, name: 'Sam Okafor', timeZone: 'UTC' }, monday);
    await reachability.saveContacts([contact(), contact({ teamId: '19:sales' })], monday);
    await reachability.markUnreachable(ada, 403, tuesday);
    await reachability.markUninstalled(sam, monday);
    expect(await reachability.listUnreachable()).toEqual([
      { agentId: sam, name: 'Sam Okafor', cause: 'uninstalled', status: undefined, since: monday, toldAt: undefined },
      { agentId: ada, name: 'Ada Lindqvist', cause: 'refused', status: 403, since: tuesday, toldAt: undefined },
    ]);
  });

  test('one instance at a time tells an admin, and once a day', async () => {
    const others = await Promise.all([place.open(), place.open()]);
    const instances = [database, ...others].map((instance) => new UnreachableStore(instance));
    await reachability.markUnreachable(ada, 403, monday);
    const limits = { now: tuesday, notSince: monday, until: new Date('2026-03-03T13:00:00Z') };
    const claims = await Promise.all(instances.map((instance) => instance.claimNotice(limits)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await unreachable.markTold([ada], tuesday);
    expect(await unreachable.claimNotice(limits)).toBe(false);
    const later = new Date('2026-03-04T12:00:00Z');
    expect(await unreachable.claimNotice({ now: later, notSince: tuesday, until: later })).toBe(true);
    expect(await reachability.listUnreachable()).toMatchObject([{ toldAt: tuesday }]);
  });
});
