import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sandboxBotSettings } from '../../../sandbox/bot/settings.ts';
import { productSettings, productionSettings } from '../../../bot/settings/config.ts';
import { reminderShape } from '../../../bot/wiring/background.ts';
import { Throttle } from '../../../services/database/throttle.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import { SharedPace } from '../../../services/partner-center/http/shared-pace.ts';
import { engines } from '../../support/databases/databases.ts';
import { ReminderWorld } from '../../support/worlds/reminder-world.ts';

const settings = productSettings(productionSettings.parse(sandboxBotSettings({})));
const [embedded] = engines;
/** Of the world's time for one of ours: half an hour takes some four seconds. */
const tickMs = 5;
const turnsATick = 10;
const secondsATick = 2.5;

describe('reminders with the leases, the width and the throttles that the product ships with', () => {
  let world: ReminderWorld;
  let isOver: boolean;
  let ticking: Promise<void>;

  beforeEach(async () => {
    world = await ReminderWorld.open(embedded.create, reminderShape(settings));
    isOver = false;
    ticking = tick();
  });

  afterEach(async () => {
    isOver = true;
    await ticking;
    await world.close();
  });

  async function tick(): Promise<void> {
    while (!isOver) {
      await delay(tickMs);
      // However little of the machine is left for it, the product gets on between two ticks.
      for (let turn = 0; turn < turnsATick; turn++) await nextTurn();
      world.pass({ minutes: secondsATick / 60 });
    }
  }

  /** As the background client asks for its turns; returns what pauses it, as a 429 does. */
  function pace(requestsPerMinute: number): SharedPace {
    const { database, clock, log } = world;
    const throttle = new Throttle({ database, name: 'partner-center', everyMs: 60_000 / requestsPerMinute, clock });
    const shared = new SharedPace({ throttle, clock, log, stopping: new AbortController().signal });
    world.beforeRequest = () => shared.takeTurn();
    return shared;
  }

  async function addOwners(count: number, customersEach: number): Promise<readonly string[]> {
    const names: string[] = [];
    for (let index = 0; index < count; index++) {
      const owner = await world.addAgent(`Agent ${index}`);
      for (let one = 0; one < customersEach; one++) {
        names.push(`Customer ${index}.${one}`);
        await world.addCustomer(`Customer ${index}.${one}`, { owner });
      }
    }
    return names;
  }

  const told = () => world.chats.told().flat().toSorted();

  test.each([
    [1, 3, 4],
    [6, 8, 5],
    [60, 8, 5],
    [settings.backgroundRequestsPerMinute, 8, 5],
  ])(
    'all are reminded with %i requests a minute (%i agents, %i customers each), and each customer is read once',
    async (requestsPerMinute, agents, customersEach) => {
      pace(requestsPerMinute);
      const names = await addOwners(agents, customersEach);
      await world.run();
      expect(told()).toEqual([...names].toSorted());
      expect(world.chats.sent).toHaveLength(agents);
      expect(world.requests).toBe(2 * names.length);
    },
  );

  test('two instances share the budget: nobody is reminded twice, and no customer is read twice', async () => {
    pace(12);
    const names = await addOwners(6, 4);
    const other = await world.openInstance();
    await Promise.all([world.run(), world.run(other)]);
    expect(told()).toEqual([...names].toSorted());
    expect(world.chats.sent).toHaveLength(6);
    expect(world.requests).toBe(2 * names.length);
  });

  test('a pause of many leases, as after a 429, in the midst of the reads costs nothing but time', async () => {
    const shared = pace(300);
    const names = await addOwners(8, 3);
    const asUsual = world.beforeRequest;
    let left = 5;
    world.beforeRequest = async () => {
      if (left-- === 0) await shared.slowDown(25 * 60_000);
      return asUsual();
    };
    await world.run();
    expect(told()).toEqual([...names].toSorted());
    expect(world.requests).toBe(2 * names.length);
    expect(world.log.lines.map(({ phrase }) => phrase)).toContain('partner center calls paused');
  });

  test('a message of before is read again once, however slowly, and goes out', async () => {
    const names = await addOwners(1, 5);
    world.chats.answers.push({ kind: 'failed', status: 502 });
    await world.run();
    pace(1);
    world.requests = 0;
    const end = world.now.getTime() + 5 * 60_000;
    while (world.now.getTime() < end) await delay(tickMs);
    await world.run();
    expect(told()).toEqual([...names].toSorted());
    expect(world.requests).toBe(2 * names.length);
  });

  test('updates of messages do not wait for a slow Partner Center', async () => {
    const ada = await world.addAgent('Ada');
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    await world.setStatus(contoso, 'attested');
    await addOwners(1, 1);
    const isAsked = Promise.withResolvers<undefined>();
    const isAnswered = Promise.withResolvers<undefined>();
    world.beforeRequest = async () => {
      isAsked.resolve(undefined);
      await isAnswered.promise;
    };
    const { signal } = new AbortController();
    const reminding = world.desk.loop.remind(signal);
    await isAsked.promise;
    await world.desk.loop.update(signal);
    expect(world.chats.updated).toHaveLength(1);
    isAnswered.resolve(undefined);
    await reminding;
    expect(told()).toEqual(['Contoso', 'Customer 0.0']);
  });

  test('a message that another instance has taken meanwhile is left to it, and the log says so', async () => {
    await addOwners(1, 1);
    world.chats.answers.push({ kind: 'failed', status: 502 });
    await world.run();
    const end = world.now.getTime() + 5 * 60_000;
    while (world.now.getTime() < end) await delay(tickMs);
    world.beforeRequest = async () => {
      const claimed_until = toInstantText(new Date(world.now.getTime() + 3_600_000));
      await world.database.query.updateTable('reminder_messages').set({ claimed_until }).execute();
    };
    await world.run();
    expect(world.chats.sent).toEqual([]);
    expect(world.log.lines.map(({ phrase }) => phrase)).toContain('reminder left to another instance');
  });
});

describe('a partner with 120 agents', () => {
  let world: ReminderWorld;

  beforeEach(async () => {
    world = await ReminderWorld.open(embedded.create);
  });

  afterEach(() => world.close());

  test('is reminded of what nobody owns through its Admin agents, though they met the bot before all others', async () => {
    const admins = [await world.addAgent('Ada'), await world.addAgent('Gerrit')];
    for (let index = 0; index < 118; index++) {
      world.pass({ minutes: 1 });
      await world.addAgent(`Agent ${String(index)}`, { roles: ['sales-agent'] });
    }
    await world.addCustomer('Contoso');
    await world.run();
    for (const admin of admins) expect(world.chats.told(admin)).toEqual([['Contoso']]);
    expect(world.chats.sent).toHaveLength(2);
  });

  test('can give a customer to any of those who may invite', async () => {
    const ada = await world.addAgent('Ada');
    for (let index = 0; index < 119; index++) {
      world.pass({ minutes: 1 });
      await world.addAgent(`Agent ${String(index)}`, { roles: ['helpdesk-agent'] });
    }
    expect((await world.desk.owners.listAssignable(ada)).map(({ name }) => name)).toEqual(['Ada']);
  });
});
