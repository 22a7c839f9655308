import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import { ContactsStore } from '../../../services/conversations/contacts-store.ts';
import { type Conversation, ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import { WhereaboutsStore } from '../../../services/conversations/whereabouts-store.ts';
import type { Database } from '../../../services/database/database.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import type { AgentId } from '../../../services/ids.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';

const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const ada: Agent = { agentId, name: 'Ada Lindqvist', timeZone: 'Europe/Stockholm' };
const chat: Conversation = {
  conversationId: 'a:ada',
  agentId,
  kind: 'personal',
  serviceUrl: 'https://emea.example/',
  reference: '{}',
};
const channel: Conversation = { ...chat, conversationId: '19:licensing', agentId: undefined, kind: 'channel' };
const noon = new Date('2026-03-02T12:00:00Z');
const soon = new Date('2026-03-02T12:01:00Z');
const later = new Date('2026-03-02T12:10:00Z');

describe.each(engines)('what is stored of an agent on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let whereabouts: WhereaboutsStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    whereabouts = new WhereaboutsStore(database);
    const agents = new AgentsStore(database);
    await agents.saveChanged(ada, noon);
    await agents.saveLanguage(agentId, 'sv');
    for (const heard of [channel, chat]) await new ConversationsStore(database).saveHeard(heard, noon);
  });

  afterEach(() => place.remove());

  const saveContact = (serviceUrl: string) => {
    const ids = { teamId: '19:licensing', userId: '29:ada', botId: '28:bot', tenantId: 'tenant' };
    return new ContactsStore(database).save([{ agentId, ...ids, name: ada.name, serviceUrl }], noon);
  };

  test('is all there is to know of the next turn, in the private chat and in a channel', async () => {
    await saveContact(chat.serviceUrl);
    const known = { ...ada, language: 'sv' };
    expect(await whereabouts.findUnchanged(ada, chat, soon)).toEqual(known);
    expect(await whereabouts.findUnchanged(ada, channel, soon)).toEqual(known);
  });

  test.each<[string, Agent, Conversation, Date]>([
    ['somebody else', { ...ada, agentId: 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId }, channel, soon],
    ['another name', { ...ada, name: 'Ada L.' }, chat, soon],
    ['another time zone', { ...ada, timeZone: 'Europe/Berlin' }, chat, soon],
    ['a chat that is new', ada, { ...chat, conversationId: 'a:new' }, soon],
    ['another service URL', ada, { ...chat, serviceUrl: 'https://amer.example/' }, soon],
    ['another reference', ada, { ...chat, reference: '{"locale":"sv"}' }, soon],
    ['the agent after minutes of silence', ada, chat, later],
  ])('has to be written anew for %s', async (_what, agent, conversation, now) => {
    expect(await whereabouts.findUnchanged(agent, conversation, now)).toBeUndefined();
  });

  test('has to be written anew where another private chat was heard from since', async () => {
    await new ConversationsStore(database).saveHeard({ ...chat, conversationId: 'a:new' }, soon);
    expect(await whereabouts.findUnchanged(ada, chat, soon)).toBeUndefined();
  });

  test('has to be written anew where a team knows an old service URL', async () => {
    await saveContact('https://old.example/');
    expect(await whereabouts.findUnchanged(ada, chat, soon)).toBeUndefined();
  });

  test('has to be written anew where the agent could not be reached', async () => {
    await new UnreachableStore(database).add(agentId, { cause: 'refused', status: 403 }, noon);
    expect(await whereabouts.findUnchanged(ada, chat, soon)).toBeUndefined();
  });
});
