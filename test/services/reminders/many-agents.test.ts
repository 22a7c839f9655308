import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../services/identity/agent.ts';
import { engines } from '../../support/databases/databases.ts';
import { ReminderWorld } from '../../support/worlds/reminder-world.ts';

/** More than any list that is shown, or was once cut before roles were looked at. */
const colleagues = 118;

describe.each(engines)('a partner with 120 agents, whose Admin agents came first, on $engine', ({ create }) => {
  let world: ReminderWorld;
  let ada: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(create);
    ada = await world.addAgent('Ada');
    await world.addAgent('Sam', { roles: ['sales-agent'] });
    for (let number = 1; number <= colleagues; number++) {
      world.pass({ minutes: 1 });
      await world.addAgent(`Helpdesk ${String(number)}`, { roles: ['helpdesk-agent'] });
    }
  });

  afterEach(() => world.close());

  test('reminds an Admin agent of a customer that nobody owns', async () => {
    await world.addCustomer('Contoso');
    await world.runFor(2);
    expect(world.chats.told(ada)).toContainEqual(['Contoso']);
  });

  test('offers to assign a customer to everybody who may bring it to acceptance', async () => {
    expect((await world.desk.owners.listAssignable(ada)).map(({ name }) => name)).toEqual(['Ada', 'Sam']);
  });
});
