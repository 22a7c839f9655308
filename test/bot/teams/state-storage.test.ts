import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConversationState, TestAdapter } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { BotStateStorage } from '../../../bot/teams/state-storage.ts';
import type { Database } from '../../../services/database/database.ts';
import { engines } from '../../support/databases/databases.ts';
import type { TestDatabase } from '../../support/databases/databases.ts';

const clock = { now: () => new Date('2026-11-21T02:48:00Z') };

describe.each(engines)('bot state on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let storage: BotStateStorage;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    storage = new BotStateStorage(database, clock);
  });

  afterEach(async () => {
    await place.remove();
  });

  const eTagOf = async (key: string) => ((await storage.read([key]))[key] as { eTag: string }).eTag;

  test('returns what was written, and nothing for keys that were not', async () => {
    await storage.write({ first: { text: `it's "so"\0 👋\ud800`, list: [1, { a: null }] }, second: {} });

    expect(await storage.read(['first', 'second', 'third'])).toEqual({
      first: { text: `it's "so"\0 👋\ud800`, list: [1, { a: null }], eTag: expect.any(String) as unknown },
      second: { eTag: expect.any(String) as unknown },
    });
    expect(await storage.read([])).toEqual({});
  });

  test('lets the last writer win when the eTag is * or absent', async () => {
    await storage.write({ key: { count: 1 } });
    await storage.write({ key: { count: 2, eTag: '*' } });
    expect(await storage.read(['key'])).toMatchObject({ key: { count: 2 } });

    await storage.write({ key: { count: 3 } });
    expect(await storage.read(['key'])).toMatchObject({ key: { count: 3 } });
  });

  test('refuses a writer who has not seen the last change', async () => {
    await storage.write({ key: { count: 1 } });
    const eTag = await eTagOf('key');
    await storage.write({ key: { count: 2, eTag } });

    await expect(storage.write({ key: { count: 3, eTag } })).rejects.toThrow('etag conflict');
    expect(await storage.read(['key'])).toMatchObject({ key: { count: 2 } });
  });

  test('takes one of many equal token exchanges, as the single sign-on middleware asks', async () => {
    const tries = Array.from({ length: 10 }, () => storage.write({ exchange: { eTag: 'exchange-id' } }));

    const outcomes = await Promise.allSettled(tries);

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('forgets what was deleted', async () => {
    await storage.write({ first: {}, second: {} });
    await storage.delete(['first', 'third']);
    await storage.delete([]);

    expect(Object.keys(await storage.read(['first', 'second']))).toEqual(['second']);
  });

  test('carries a conversation from one turn to the next, and past a restart', async () => {
    const send = async (text: string) => {
      const state = new ConversationState(new BotStateStorage(await place.open(), clock));
      const turns = state.createProperty<number>('turns');
      const adapter = new TestAdapter(async (context: TurnContext) => {
        const count = (await turns.get(context, 0)) + 1;
        await turns.set(context, count);
        await state.saveChanges(context);
        await context.sendActivity(`turn ${count}`);
      });
      await adapter.send(text);
      return adapter.getNextReply().text;
    };

    expect(await send('one')).toBe('turn 1');
    expect(await send('two')).toBe('turn 2');
  });
});
