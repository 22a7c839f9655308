import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import type { CustomerId, InvitationId } from '../../../services/ids.ts';
import { InvitationsStore } from '../../../services/invitations/invitations-store.ts';
import { type ListFilter, listFilters } from '../../../services/reminders/unconfirmed-page.ts';
import { engines } from '../../support/databases/databases.ts';
import { ReminderWorld } from '../../support/worlds/reminder-world.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';

describe.each(engines)('the list of unconfirmed customers on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;
  let sam: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    [ada, sam] = [await world.addAgent('Ada'), await world.addAgent('Sam')];
  });

  afterEach(() => world.close());

  const daysAgo = (days: number) => new Date(world.now.getTime() - days * 24 * 60 * 60_000);

  async function shown(filter: ListFilter, agent = ada) {
    const page = await world.desk.unconfirmed.list(agent, { filter, page: 0, pageSize: 10 });
    expect(page.counts[filter]).toEqual({ count: page.rows.length, isMore: false });
    return page.rows.map(({ customer }) => customer.companyName);
  }

  async function invite(customerId: CustomerId, invitedAt: Date): Promise<void> {
    const invitation = { invitationId: randomUUID() as InvitationId, customerId, companyName: '', invitedAt };
    await new InvitationsStore(world.database, new Evidence(world.database)).add(
      { ...invitation, invitedBy: ada.agentId, agentName: ada.name },
      world.now,
    );
  }

  test('shows under each filter its customers and no others, the most urgent first', async () => {
    const [mine, others] = [
      await world.addCustomer('Mine', { owner: ada, since: daysAgo(5) }),
      await world.addCustomer('Of Sam', { owner: sam, since: daysAgo(30) }),
    ];
    await world.addCustomer('Nobody’s', { since: daysAgo(20) });
    await world.addCustomer('Accepted', { status: 'attested' });
    await world.setStatus(await world.addCustomer('Old'), 'renewal-due', '2022-05-01' as CalendarDay);
    await world.setStatus(await world.addCustomer('Older'), 'renewal-due', '2021-05-01' as CalendarDay);
    await invite(mine, daysAgo(1));
    await invite(others, daysAgo(3));
    await world.desk.reminders.mute(sam, others);
    await world.desk.reminders.setNeededBy(ada, mine, { day: '2026-11-20' as CalendarDay, for: 'order' });
    world.pass({ days: 4 });
    await world.run();
    const everything = Object.fromEntries(
      await Promise.all(listFilters.map(async (filter) => [filter, await shown(filter)] as const)),
    );
    expect(everything).toEqual({
      all: ['Mine', 'Of Sam', 'Nobody’s', 'Old', 'Older'],
      mine: ['Mine'],
      nobody: ['Nobody’s', 'Old', 'Older'],
      none: ['Of Sam', 'Nobody’s', 'Mine'],
      overdue: ['Mine'],
      renewal: ['Older', 'Old'],
      invited: ['Of Sam', 'Mine'],
      stopped: ['Of Sam'],
    });
    expect(await shown('mine', sam)).toEqual(['Of Sam']);
  });

  test('shows nobody under any filter where everybody has accepted', async () => {
    await world.addCustomer('Accepted', { status: 'direct', owner: ada });
    for (const filter of listFilters) expect(await shown(filter)).toEqual([]);
  });
});
