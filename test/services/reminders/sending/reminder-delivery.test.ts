import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { NotAllowedError } from '../../../../services/identity/not-allowed-error.ts';
import { usualPolicy } from '../../../../services/reminders/policy/reminder-policy.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';
import { until } from '../../../support/until.ts';

describe.each(engines)('sending reminders on $engine', ({ create }) => {
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

  const inAWeek = () => new Date(world.now.getTime() + 7 * 24 * 60 * 60_000);
  const attempts = () =>
    world.database.query
      .selectFrom('reminder_attempts')
      .select(['act', 'outcome', 'status'])
      .orderBy('started_at')
      .orderBy('act')
      .execute();
  const place = (index = 0) => {
    const { reminder } = world.chats.sent[index]!;
    return { conversationId: `chat-${reminder.recipient.agentId}`, activityId: reminder.messageId };
  };

  test('happens once, however many instances look at the same moment', async () => {
    const others = [await world.openInstance(), await world.openInstance()];
    for (let index = 0; index < 12; index++) {
      const owner = await world.addAgent(`Agent ${String(index)}`);
      await world.addCustomer(`Customer ${String(index)}`, { owner });
    }
    for (let round = 0; round < 3; round++) {
      await Promise.all([world.run(), ...others.map((desk) => world.run(desk))]);
      world.pass({ minutes: 10 });
    }
    expect(world.chats.told().flat().toSorted()).toHaveLength(12);
    expect(new Set(world.chats.told().flat()).size).toBe(12);
  });

  test('is taken up by another instance where one died during it: one message too many, none lost, and counted', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    world.chats.answers.push('crash');
    const dying = await world.openInstance();
    void world.run(dying);
    await until('the message', () => world.chats.sent.length > 0);

    await world.run();
    expect(world.chats.sent).toHaveLength(1);
    world.pass({ minutes: 6 });
    await world.run();
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso'], ['Contoso']]);
    expect(new Set(world.chats.sent.map(({ reminder }) => reminder.messageId)).size).toBe(1);
    expect((await attempts()).map(({ outcome }) => outcome)).toEqual([null, 'sent']);
  });

  test.each([
    ['put off for a week', (customerId: CustomerId) => world.desk.reminders.snooze(ada, customerId, inAWeek())],
    ['done with', (customerId: CustomerId) => world.desk.reminders.mute(ada, customerId)],
  ])('is not repeated after a lost answer about a customer that its reader has %s', async (_name, act) => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.addCustomer('Fabrikam', { owner: ada });
    world.chats.answers.push({ kind: 'failed', status: undefined });
    await world.run();
    await act(contoso);
    world.pass({ minutes: 5 });
    await world.run();
    expect(world.chats.told(ada)).toEqual([['Fabrikam']]);
    world.pass({ days: 1 });
    await world.run();
    expect(world.chats.told(ada).flat()).not.toContain('Contoso');
  });

  test('says once what waited for so long that it became due again while its message was under way', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    const pausedUntil = new Date(inAWeek().getTime() - 5 * 60_000);
    await world.desk.settings.savePreferences(ada, { delivery: 'digest', pausedUntil, hasOptedOut: false });
    await world.run();
    world.pass({ days: 6, hours: 23, minutes: 56 });
    world.chats.answers.push({ kind: 'failed', status: 503 });
    await world.run();
    world.pass({ minutes: 10 });
    await world.run();
    await world.runFor(5);
    expect(world.chats.told()).toEqual([['Contoso']]);
  });

  test('stops for everybody while the channel asks to wait', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    await world.addCustomer('Fabrikam', { owner: sam });
    world.chats.answers.push({ kind: 'throttled', retryAfterMs: 90_000 });
    await world.run();
    const other = await world.openInstance();
    await world.run(other);
    const before = world.chats.sent.length;
    world.pass({ minutes: 1 });
    await world.run(other);
    expect(world.chats.sent).toHaveLength(before);
    world.pass({ minutes: 1 });
    await world.run(other);
    expect(world.chats.told().flat().toSorted()).toEqual(['Contoso', 'Fabrikam']);
  });

  test('is tried again later and later, goes on the next working day, and is never given up', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    for (let index = 0; index < 8; index++) world.chats.answers.push({ kind: 'failed', status: 502 });
    for (let minute = 0; minute < 180; minute += 5) {
      await world.run();
      world.pass({ minutes: 5 });
    }
    expect(world.chats.sent).toEqual([]);
    expect(await attempts()).toEqual(Array(8).fill({ act: 'send', outcome: 'failed', status: 502 }));
    world.now = new Date('2026-11-19T09:30:00Z');
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso']]);
  });

  test('goes to others where the recipient turns out to be out of reach', async () => {
    await world.desk.settings.savePolicy(ada, { ...usualPolicy, defaultRecipients: [ada.agentId] });
    await world.addCustomer('Contoso', { owner: sam });
    world.chats.answers.push({ kind: 'unreachable', status: 403 });
    await world.run();
    await world.run();
    expect(world.unreachable).toEqual(new Set([sam.agentId]));
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
    expect(await attempts()).toContainEqual({ act: 'send', outcome: 'unreachable', status: 403 });
  });

  test('asks Partner Center first: who is settled there is never named', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.addCustomer('Fabrikam', { owner: ada });
    world.partnerCenterSays.set(contoso, 'direct');
    await world.run();
    expect(world.chats.told()).toEqual([['Fabrikam']]);
    expect(world.chats.sent[0]?.reminder).toMatchObject({ kind: 'single', others: 0 });
    expect((await world.desk.unconfirmed.list(ada, { filter: 'all', page: 0, pageSize: 8 })).counts.all.count).toBe(1);
  });

  test('does not name who cannot be read, and tries them again soon', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    world.partnerCenterSays.set(contoso, 'failing');
    await world.run();
    expect(world.chats.sent).toEqual([]);
    world.partnerCenterSays.delete(contoso);
    world.pass({ minutes: 2 });
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso']]);
  });

  test('names in the next message who could not be read just before this one went out', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.addCustomer('Fabrikam', { owner: ada });
    world.chats.answers.push({ kind: 'failed', status: 502 });
    await world.run();
    world.partnerCenterSays.set(contoso, 'failing');
    world.pass({ minutes: 5 });
    await world.run();
    expect(world.chats.told()).toEqual([['Fabrikam']]);
    world.partnerCenterSays.delete(contoso);
    world.now = new Date('2026-11-19T09:30:00Z');
    await world.run();
    expect(world.chats.told()).toEqual([['Fabrikam'], ['Contoso']]);
  });

  test('does not name who was settled while it waited', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    world.now = new Date('2026-11-18T03:00:00Z');
    await world.run();
    await world.setStatus(contoso, 'attested');
    world.now = new Date('2026-11-18T10:00:00Z');
    await world.run();
    expect(world.chats.sent).toEqual([]);
  });

  test('drops what was settled between two attempts', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    world.chats.answers.push({ kind: 'failed', status: undefined });
    await world.run();
    await world.setStatus(contoso, 'direct');
    await world.runFor(1);
    expect(world.chats.sent).toEqual([]);
  });

  test('does not begin in hours and end out of them', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    world.chats.answers.push({ kind: 'failed', status: 500 });
    world.now = new Date('2026-11-18T16:59:55Z');
    await world.run();
    world.pass({ minutes: 1 });
    await world.run();
    expect(world.chats.sent).toEqual([]);
    world.now = new Date('2026-11-19T09:00:00Z');
    await world.run();
    expect(world.chats.told()).toEqual([['Contoso']]);
  });

  test('is followed by an update of every message when the customer is settled, and by nothing more', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    await world.desk.owners.takeOver(sam, contoso);
    await world.runFor(8);
    expect(world.chats.told()).toEqual([['Contoso'], ['Contoso']]);
    await world.setStatus(contoso, 'attested');
    world.chats.answers.push({ kind: 'failed', status: 504 });
    await world.runFor(1, 30);
    expect(world.chats.updated.map(({ place: { activityId } }) => activityId).toSorted()).toEqual(
      world.chats.sent.map(({ reminder }) => reminder.messageId).toSorted(),
    );
    expect(world.chats.updated[0]?.reminder.cases[0]?.status).toBe('attested');
    await world.runFor(40);
    expect(world.chats.sent).toHaveLength(2);
    expect(world.chats.updated).toHaveLength(2);
  });

  test.each([403, 404])('is not updated again where the message turns out to be gone, with %i', async (status) => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    await world.setStatus(contoso, 'attested');
    world.chats.answers.push({ kind: 'failed', status });
    await world.runFor(1, 30);
    expect(world.chats.updated).toEqual([]);
    expect((await attempts()).map(({ act, outcome }) => [act, outcome])).toEqual([
      ['send', 'sent'],
      ['update', 'failed'],
    ]);
  });

  test('starts anew when the customer is unconfirmed again', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    await world.setStatus(contoso, 'attested');
    await world.run();
    await world.setStatus(contoso, 'renewal-due');
    await world.runFor(6);
    expect(world.chats.sent.map(({ reminder }) => reminder.cases[0]?.reason)).toEqual([
      { kind: 'first' },
      { kind: 'first' },
    ]);
    expect(world.chats.updated).toHaveLength(1);
  });

  test('leaves a message alone in whose place something else stands', async () => {
    const contoso = await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    await world.desk.reminders.detachCard(place());
    await world.setStatus(contoso, 'attested');
    await world.run();
    expect(world.chats.updated).toEqual([]);
  });

  test('shows a message to its recipient only, and to nobody without a role', async () => {
    await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    const { messageId } = world.chats.sent[0]!.reminder;
    expect((await world.desk.reminders.showMessage(ada, messageId))?.cases[0]?.customer.companyName).toBe('Contoso');
    expect(await world.desk.reminders.showMessage(sam, messageId)).toBeUndefined();
    const nobody = await world.addAgent('Nobody', { roles: [] });
    await expect(world.desk.reminders.showMessage(nobody, messageId)).rejects.toThrow(NotAllowedError);
  });
});
