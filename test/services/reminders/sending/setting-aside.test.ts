import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import { ConversationsStore } from '../../../../services/conversations/conversations-store.ts';
import type { InstantText } from '../../../../services/database/instant-text.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { usualPolicy } from '../../../../services/reminders/policy/reminder-policy.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

interface Broken {
  readonly world: ReminderWorld;
  readonly agent: Agent;
  readonly customerId: CustomerId;
}

const garbage = '\u0000[object Object]'.slice(1) as InstantText;

/** What can be broken of one customer or one recipient, by whose hand soever. */
const faults: readonly (readonly [name: string, breakIt: (one: Broken) => unknown])[] = [
  [
    'the recipient’s time zone is no zone',
    ({ world, agent }) =>
      world.database.query
        .updateTable('agents')
        .set({ time_zone: 'Mars/Olympus' })
        .where('agent_id', '=', agent.agentId)
        .execute(),
  ],
  ['the recipient’s roles cannot be looked up', ({ world, agent }) => world.brokenRoles.add(agent.agentId)],
  ['no card can be made for the recipient', ({ world, agent }) => world.chats.broken.add(agent.agentId)],
  [
    'the customer became unconfirmed on no day',
    ({ world, customerId }) =>
      world.database.query
        .updateTable('follow_ups')
        .set({ unconfirmed_since: garbage })
        .where('customer_id', '=', customerId)
        .execute(),
  ],
  [
    'the customer was brought up on no day',
    ({ world, customerId }) =>
      world.database.query
        .updateTable('follow_ups')
        .set({ last_sent_at: garbage, times: 1 })
        .where('customer_id', '=', customerId)
        .execute(),
  ],
  [
    'the customer is needed by no day',
    ({ world, customerId }) =>
      world.database.query
        .updateTable('follow_ups')
        .set({ needed_by: garbage as string as CalendarDay, needed_for: 'order' })
        .where('customer_id', '=', customerId)
        .execute(),
  ],
  [
    'reading the customer’s status trips us up',
    ({ world, customerId }) => world.partnerCenterSays.set(customerId, 'throwing'),
  ],
];

describe.each(engines)('one broken item among good ones on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;
  let sam: Agent;
  let nora: Agent;
  let litware: CustomerId;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    ada = await world.addAgent('Ada');
    sam = await world.addAgent('Sam', { roles: ['sales-agent'] });
    nora = await world.addAgent('Nora', { roles: ['sales-agent'] });
    await world.desk.settings.savePolicy(ada, { ...usualPolicy, defaultRecipients: [ada.agentId] });
    await world.addCustomer('Contoso', { owner: ada });
    litware = await world.addCustomer('Litware', { owner: sam });
    await world.addCustomer('Fabrikam', { owner: nora });
    world.pass({ minutes: 1 });
  });

  afterEach(() => world.close());

  const asides = () => world.log.lines.filter(({ level, phrase }) => level === 'error' && phrase.endsWith('set aside'));
  const idsOf = (fields: object) => Object.values(fields).map(String);
  const single = (agent: Agent) =>
    world.desk.settings.savePreferences(agent, { delivery: 'single', pausedUntil: undefined, hasOptedOut: false });

  describe.each(faults)('where %s', (_name, breakIt) => {
    beforeEach(async () => {
      await breakIt({ world, agent: sam, customerId: litware });
    });

    test('all others are reminded, and the broken one is in the log by its id, counted', async () => {
      await world.run();
      expect(world.chats.told(ada).flat()).toContain('Contoso');
      expect(world.chats.told(nora)).toEqual([['Fabrikam']]);
      expect(asides().length).toBeGreaterThan(0);
      for (const { fields } of asides()) expect(fields).toMatchObject({ failures: 1 });
      const ids = asides().flatMap(({ fields }) => idsOf(fields));
      expect(ids.some((id) => id === sam.agentId || id === litware)).toBe(true);
    });

    test('it is not tried over and over, but again later, and more and more rarely', async () => {
      for (let times = 0; times < 20; times++) await world.run();
      const atOnce = asides().length;
      await world.runFor(1, 30);
      const perDay = asides().length - atOnce;
      expect(atOnce).toBeLessThanOrEqual(2);
      expect(perDay).toBeLessThan(24);
      await world.runFor(8, 8 * 60);
      expect(asides().length).toBeGreaterThan(atOnce);
    });
  });

  test('a digest goes out without the customer whose status trips us up', async () => {
    await world.addCustomer('Proseware', { owner: sam });
    world.partnerCenterSays.set(litware, 'throwing');
    await world.run();
    expect(world.chats.told(sam)).toEqual([['Proseware']]);
  });

  test('what was broken for a while is reminded of when it is mended', async () => {
    world.chats.broken.add(sam.agentId);
    await world.run();
    world.chats.broken.clear();
    world.pass({ minutes: 10 });
    await world.run();
    expect(world.chats.told(sam)).toEqual([['Litware']]);
  });

  test('a customer of nobody goes to the Admin agents in spite of one whose roles cannot be looked up', async () => {
    await world.desk.settings.savePolicy(ada, usualPolicy);
    world.brokenRoles.add(sam.agentId);
    await world.addCustomer('Proseware');
    await world.run();
    expect(world.chats.told(ada).flat()).toContain('Proseware');
  });

  test('a customer goes to the other default recipients in spite of one who trips us up', async () => {
    world.pass({ minutes: 1 });
    const defaultRecipients = [sam.agentId, ada.agentId];
    await world.desk.settings.savePolicy(ada, { ...usualPolicy, defaultRecipients });
    world.brokenRoles.add(sam.agentId);
    await world.addCustomer('Proseware');
    await world.run();
    expect(world.chats.told(ada).flat()).toContain('Proseware');
  });

  test('a reason that cannot be read is the one that its history gives', async () => {
    world.chats.answers.push(
      { kind: 'failed', status: 500 },
      { kind: 'failed', status: 500 },
      { kind: 'failed', status: 500 },
    );
    await world.run();
    await world.database.query.updateTable('reminder_items').set({ reason: '{"kind":"because"}' }).execute();
    world.pass({ minutes: 5 });
    await world.run();
    expect(world.chats.told().flat().toSorted()).toEqual(['Contoso', 'Fabrikam', 'Litware']);
    expect(world.chats.sent.map(({ reminder }) => reminder.cases[0]?.reason)).toEqual(Array(3).fill({ kind: 'first' }));
  });

  test('a chat whose stored reference cannot be read holds up nobody', async () => {
    const serviceUrl = 'https://smba.example/';
    for (const reference of ['{"locale": null}', '{"loc', '7', '{"locale": {"a": 1}}']) {
      const chat = { conversationId: `a:${reference}`, agentId: sam.agentId, kind: 'personal', serviceUrl } as const;
      await new ConversationsStore(world.database).saveChanged({ ...chat, reference }, world.now);
      world.pass({ minutes: 1 });
      await world.addCustomer(`Customer ${reference}`, { owner: ada });
      await world.run();
    }
    expect(world.chats.told(nora)).toEqual([['Fabrikam']]);
    expect(world.chats.told(ada).flat()).toContain('Contoso');
  });

  test('a customer that cannot be put off keeps nobody from being reminded again', async () => {
    await single(nora);
    const until = new Date(world.now.getTime() + 60 * 60_000);
    const proseware = await world.addCustomer('Proseware', { owner: nora });
    await world.desk.reminders.snooze(sam, litware, until);
    await world.desk.reminders.snooze(nora, proseware, until);
    await world.database.query
      .updateTable('follow_ups')
      .set({ unconfirmed_since: garbage })
      .where('customer_id', '=', litware)
      .execute();
    world.pass({ minutes: 61 });
    await world.run();
    expect(world.chats.told(nora).flat()).toContain('Proseware');
  });

  test('a message that cannot be updated keeps no other from being updated', async () => {
    await world.run();
    expect(world.chats.sent).toHaveLength(3);
    world.chats.broken.add(sam.agentId);
    for (const { reminder } of world.chats.sent)
      await world.setStatus(reminder.cases[0]!.customer.customerId, 'direct');
    await world.run();
    expect(world.chats.updated).toHaveLength(2);
    expect(asides().map(({ fields }) => Object.keys(fields))).toEqual([
      expect.arrayContaining(['messageId', 'failures']),
    ]);
    world.chats.broken.clear();
    world.pass({ minutes: 10 });
    await world.run();
    expect(world.chats.updated).toHaveLength(3);
  });
});
