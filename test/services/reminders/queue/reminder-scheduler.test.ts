import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseCalendarDay } from '../../../../services/calendar-day.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import { usualPolicy } from '../../../../services/reminders/policy/reminder-policy.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

describe.each(engines)('reminders on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;
  let sam: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    ada = await world.addAgent('Ada');
    sam = await world.addAgent('Sam', { roles: ['sales-agent'] });
  });

  afterEach(async () => {
    await world.close();
  });

  const policy = (changes: Partial<typeof usualPolicy>) =>
    world.desk.settings.savePolicy(ada, { ...usualPolicy, ...changes });
  const single = (agent: Agent) =>
    world.desk.settings.savePreferences(agent, { delivery: 'single', pausedUntil: undefined, hasOptedOut: false });
  const reasons = () => world.chats.sent.map(({ reminder }) => reminder.cases[0]?.reason);
  const days = () => world.chats.sent.map(({ at }) => at.toISOString().slice(0, 10));

  test('come first after the days of the policy, then at its growing intervals, and say how often before', async () => {
    await world.addCustomer('Contoso', { owner: ada, since: new Date('2026-11-16T08:00:00Z') });
    await world.runFor(50);

    expect(days()).toEqual(['2026-11-19', '2026-11-26', '2026-12-10']);
    expect(reasons()).toEqual([
      { kind: 'first' },
      { kind: 'again', times: 1, last: new Date('2026-11-19T10:00:00Z') },
      { kind: 'again', times: 2, last: new Date('2026-11-26T10:00:00Z') },
    ]);
  });

  test('of one day are one digest: the five most urgent, and how many more there are', async () => {
    const since = (day: number) => new Date(Date.UTC(2026, 9, day));
    for (const [index, name] of ['Seven', 'Six', 'Five', 'Four', 'Three', 'Two'].entries()) {
      await world.addCustomer(name, { owner: ada, since: since(20 - index) });
    }
    const one = await world.addCustomer('One', { owner: ada, since: since(30) });
    await world.desk.reminders.setNeededBy(ada, one, { day: parseCalendarDay('2026-11-25')!, for: 'order' });
    await world.run();
    await world.run();

    const [digest, ...more] = world.chats.sent;
    expect(more).toEqual([]);
    expect(digest?.reminder.kind).toBe('digest');
    expect(digest?.reminder.others).toBe(2);
    expect(world.chats.told()).toEqual([['One', 'Two', 'Three', 'Four', 'Five']]);
    expect(digest?.reminder.cases[0]?.reason).toEqual({
      kind: 'needed-by',
      neededFor: 'order',
      neededBy: '2026-11-25',
    });

    world.pass({ days: 1 });
    await world.run();
    expect(world.chats.told().at(-1)).toEqual(['Six', 'Seven']);
  });

  test('come one by one to who wants that, up to the cap of a day of theirs', async () => {
    const raj = await world.addAgent('Raj', { timeZone: 'Asia/Kolkata' });
    await single(raj);
    for (const name of ['A', 'B', 'C', 'D', 'E']) await world.addCustomer(name, { owner: raj });
    world.now = new Date('2026-11-18T11:00:00Z');
    await world.run();
    expect(world.chats.told()).toHaveLength(3);
    expect(world.chats.sent.every(({ reminder }) => reminder.kind === 'single' && reminder.others === 0)).toBe(true);

    world.now = new Date('2026-11-18T18:31:00Z');
    await world.run();
    expect(world.chats.told()).toHaveLength(3);
    world.now = new Date('2026-11-19T03:30:00Z');
    await world.run();
    expect(world.chats.told()).toHaveLength(5);
  });

  test('keep to the hours and working days of the recipient', async () => {
    const nora = await world.addAgent('Nora', { timeZone: 'America/New_York' });
    await world.addCustomer('Contoso', { owner: nora, since: new Date('2026-03-05T10:00:00Z') });
    await policy({ firstAfterDays: 0 });
    const hours = ['2026-03-06T23:00:00Z', '2026-03-08T15:00:00Z', '2026-03-09T12:59:00Z', '2026-03-09T13:00:00Z'];
    for (const hour of hours) {
      world.now = new Date(hour);
      await world.run();
    }
    expect(world.chats.sent.map(({ at }) => at.toISOString())).toEqual(['2026-03-09T13:00:00.000Z']);
  });

  test('come before the day on which the customer needs the agreement, on a working day', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada, since: world.now });
    await policy({ firstAfterDays: 60, daysBeforeNeeded: 10 });
    await world.desk.reminders.setNeededBy(ada, contoso, { day: parseCalendarDay('2026-12-15')!, for: 'renewal' });
    await world.runFor(30);
    expect(days()[0]).toBe('2026-12-04');
    expect(reasons()[0]).toMatchObject({ kind: 'needed-by', neededFor: 'renewal' });
  });

  test('go to the Admin agents where nobody owns the customer and the partner has named nobody', async () => {
    await world.addCustomer('Contoso');
    await world.run();
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
  });

  test('go to the default recipients where nobody owns the customer, and to nobody where there is nobody', async () => {
    for (const agentId of world.roles.keys()) world.roles.set(agentId, ['sales-agent']);
    await world.addCustomer('Contoso');
    await world.run();
    expect(world.chats.sent).toEqual([]);
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      fields: { customers: 1 },
      phrase: 'nobody found to remind of customers',
    });

    for (const agentId of world.roles.keys()) world.roles.set(agentId, ['admin-agent']);
    world.pass({ minutes: 10 });
    await policy({ defaultRecipients: [ada.agentId, sam.agentId] });
    world.pass({ minutes: 1 });
    await world.run();
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
    expect(world.chats.told(sam)).toEqual([['Contoso']]);
  });

  test.each([
    [
      'opted out',
      (owner: Agent) =>
        world.desk.settings.savePreferences(owner, {
          ...{ delivery: 'digest', pausedUntil: undefined },
          hasOptedOut: true,
        }),
    ],
    ['cannot be reached', (owner: Agent) => Promise.resolve(world.unreachable.add(owner.agentId))],
    ['has no role any more', (owner: Agent) => Promise.resolve(world.roles.set(owner.agentId, []))],
    [
      'is away for long',
      (owner: Agent) =>
        world.desk.settings.savePreferences(owner, {
          delivery: 'digest',
          pausedUntil: new Date('2027-02-01T00:00:00Z'),
          hasOptedOut: false,
        }),
    ],
  ])('go to the default recipients where the owner %s', async (_how, leave) => {
    await policy({ defaultRecipients: [ada.agentId] });
    await world.addCustomer('Contoso', { owner: sam });
    await leave(sam);
    await world.run();
    expect(world.chats.told(sam)).toEqual([]);
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
  });

  test('that wait for an owner who opts out meanwhile go to others', async () => {
    await policy({ defaultRecipients: [ada.agentId] });
    await world.addCustomer('Contoso', { owner: sam });
    world.now = new Date('2026-11-18T03:00:00Z');
    await world.run();
    await world.desk.settings.savePreferences(sam, { delivery: 'digest', pausedUntil: undefined, hasOptedOut: true });
    await world.run();
    world.now = new Date('2026-11-18T09:00:00Z');
    await world.run();
    expect(world.chats.told(sam)).toEqual([]);
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
  });

  test('wait while the recipient pauses', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    const pausedUntil = new Date('2026-11-20T14:00:00Z');
    await world.desk.settings.savePreferences(ada, { delivery: 'digest', pausedUntil, hasOptedOut: false });
    await world.runFor(4);
    expect(world.chats.sent.map(({ at }) => at)).toEqual([pausedUntil]);
  });

  test('come back when the agent asked for it, though others own the customer by then', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    expect(await world.desk.reminders.remindLater(ada, contoso, parseCalendarDay('2026-11-18')!)).toEqual({
      kind: 'not-later',
    });
    await world.desk.reminders.remindLater(ada, contoso, parseCalendarDay('2026-12-01')!);
    await world.run();
    expect((await world.desk.reminders.showCase(ada, contoso)).case.postponedUntil).toEqual(
      new Date('2026-12-01T00:00:00Z'),
    );
    await world.runFor(12);
    expect(world.chats.sent).toEqual([]);
    await world.desk.owners.takeOver(sam, contoso);
    await world.runFor(2);
    expect(world.chats.told(sam)).toEqual([['Contoso']]);
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
    expect(reasons()).toContainEqual({ kind: 'postponed' });
  });

  test('of a customer an agent does not want to hear of go to others, until they want to again', async () => {
    await policy({ defaultRecipients: [sam.agentId] });
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.desk.reminders.mute(ada, contoso);
    await world.run();
    expect(world.chats.told(ada)).toEqual([]);
    expect(world.chats.told(sam)).toEqual([['Contoso']]);

    await world.desk.reminders.unmute(ada, contoso);
    await world.runFor(9);
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
  });

  test('go to the new owner, also when they were about to go to the old one', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    world.now = new Date('2026-11-18T03:00:00Z');
    await world.run();
    expect(await world.desk.owners.assign(ada, contoso, sam.agentId)).toBe('assigned');
    world.now = new Date('2026-11-18T10:00:00Z');
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso']]);
    expect(world.chats.sent[0]?.reminder.recipient.agentId).toBe(sam.agentId);
    expect(world.chats.sent[0]?.reminder.cases[0]?.owner).toEqual({
      agentId: sam.agentId,
      name: 'Sam',
      because: 'assigned',
    });
  });

  test('offer who cannot confirm to hand it over', async () => {
    const hanna = await world.addAgent('Hanna', { roles: ['helpdesk-agent'] });
    await world.addCustomer('Contoso', { owner: hanna });
    await world.run();
    expect(world.chats.sent[0]?.reminder.offers).toEqual({ attest: false, invite: false, handOver: true });
  });

  test('do not come while the partner wants none', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    await policy({ isOn: false });
    await world.runFor(2);
    expect(world.chats.sent).toEqual([]);
    await policy({});
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso']]);
  });

  test('come when a shorter policy says so, for customers that waited under a longer one', async () => {
    await policy({ firstAfterDays: 60 });
    await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    world.pass({ minutes: 1 });
    await policy({ firstAfterDays: 5 });
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso']]);
  });
});
