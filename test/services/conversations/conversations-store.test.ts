import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentsStore, type RememberedAgent } from '../../../services/conversations/agents-store.ts';
import { type Conversation, ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import { languageOfAgent } from '../../../services/conversations/language-of-agent.ts';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';

const ada = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 12, minutes));

function chat(conversationId: string): Conversation {
  return { conversationId, agentId: ada, kind: 'personal', serviceUrl: 'https://emea.example/', reference: '{}' };
}

function agent(number: number) {
  const agentId = `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}` as AgentId;
  return { agentId, name: `Agent ${String(number)}`, timeZone: 'UTC' };
}

describe.each(engines)('who was heard from last on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let agents: AgentsStore;
  let conversations: ConversationsStore;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    agents = new AgentsStore(database);
    conversations = new ConversationsStore(database);
  });

  afterEach(() => place.remove());

  const placeOfAda = async () => (await conversations.findPersonal(ada))?.conversationId;
  const allPages = async () => {
    const pages: (readonly RememberedAgent[])[] = [];
    for await (const page of agents.pages()) pages.push(page);
    return pages;
  };
  const heardAt = async (conversationId: string) =>
    (
      await database.query
        .selectFrom('conversations')
        .select('heard_at')
        .where('conversation_id', '=', conversationId)
        .executeTakeFirstOrThrow()
    ).heard_at;

  test('an agent is written to in the chat that was heard from last, though nothing else about it has changed', async () => {
    await conversations.saveHeard(chat('a:teams'), at(0));
    await conversations.saveHeard(chat('a:elsewhere'), at(1));
    expect(await placeOfAda()).toBe('a:elsewhere');
    await conversations.saveHeard(chat('a:teams'), at(2));
    expect(await placeOfAda()).toBe('a:teams');
  });

  test('a chat that the bot opened itself does not take the place of one that was heard from', async () => {
    await conversations.saveHeard(chat('a:heard'), at(0));
    await conversations.saveChanged(chat('a:opened'), at(60));
    expect(await placeOfAda()).toBe('a:heard');
  });

  test('a chat is noted as heard from once in five minutes at most', async () => {
    await conversations.saveHeard(chat('a:teams'), at(0));
    await conversations.saveHeard(chat('a:teams'), at(4));
    expect(await heardAt('a:teams')).toBe(at(0).toISOString());
    await conversations.saveHeard(chat('a:teams'), at(6));
    expect(await heardAt('a:teams')).toBe(at(6).toISOString());
  });

  test('agents come in the order in which they were heard of, page by page', async () => {
    for (let number = 1; number <= 120; number++) await agents.saveChanged(agent(number), at(number));
    await agents.saveChanged(agent(1), at(200));
    const pages = await allPages();
    expect(pages.flat().map(({ name }) => name)).toEqual(
      [1, ...Array.from({ length: 119 }, (_, index) => 120 - index)].map((number) => `Agent ${String(number)}`),
    );
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(50);
  });

  test('agents heard of at the same moment are all listed, once each', async () => {
    for (let number = 1; number <= 60; number++) await agents.saveChanged(agent(number), at(0));
    const listed = (await allPages()).flat().map(({ agentId }) => agentId);
    expect(new Set(listed).size).toBe(60);
    expect(listed).toHaveLength(60);
  });

  test('those who fit are looked for among all, and no further than it takes', async () => {
    for (let number = 1; number <= 120; number++) await agents.saveChanged(agent(number), at(number));
    const looked: number[] = [];
    const oldest = await agents.findFitting((page) => {
      looked.push(page.length);
      return Promise.resolve(page.filter(({ name }) => ['Agent 1', 'Agent 2', 'Agent 119'].includes(name)));
    }, 2);
    expect(oldest.map(({ name }) => name)).toEqual(['Agent 119', 'Agent 2']);
    expect(await agents.findFitting((page) => Promise.resolve(page), 3)).toHaveLength(3);
    expect(looked).toEqual([50, 50, 20]);
  });

  test('agents are found by their ids, however many', async () => {
    for (let number = 1; number <= 3; number++) await agents.saveChanged(agent(number), at(0));
    const ids = Array.from({ length: 1_500 }, (_, index) => agent(index + 1).agentId);
    expect((await agents.listByIds(ids)).map(({ name }) => name).sort()).toEqual(['Agent 1', 'Agent 2', 'Agent 3']);
    expect(await agents.listByIds([])).toEqual([]);
  });
});

test.each(['{"locale":null}', '{"locale":7}', '{"locale":{}}', '{}', 'null', '7', '[]', '{"locale":', ''])(
  'a chat stored with %s is written to in English',
  (reference) => {
    expect(languageOfAgent({ language: undefined }, { reference })).toBe('en');
    expect(languageOfAgent({ language: 'sv' }, { reference })).toBe('sv');
  },
);
