import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toInstantText } from '../../../../services/database/instant-text.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import { PolicyStore } from '../../../../services/reminders/policy/policy-store.ts';
import { problemsOf, usualPolicy } from '../../../../services/reminders/policy/reminder-policy.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';
import { Evidence } from '../../../../services/evidence/evidence.ts';

const [embedded] = engines;
const unread = 'stored reminder policy could not be read in part';

describe('a stored policy', () => {
  let world: ReminderWorld;
  let ada: Agent;

  beforeEach(async () => {
    world = await ReminderWorld.open(embedded.create);
    ada = await world.addAgent('Ada');
  });

  afterEach(() => world.close());

  const store = async (policy: string) => {
    const row = { policy, saved_by: ada.agentId, saved_at: toInstantText(world.now) };
    await world.database.query
      .insertInto('reminder_policy')
      .values({ policy_id: 'ours', ...row })
      .onConflict((conflict) => conflict.column('policy_id').doUpdateSet(row))
      .execute();
  };
  const policy = () => world.desk.settings.getPolicy(ada);
  const warnings = () => world.log.lines.filter(({ phrase }) => phrase === unread);

  test('of an older version keeps what it says, and has the usual for what it lacks', async () => {
    await store(JSON.stringify({ ...usualPolicy, firstAfterDays: 9, dailyCap: undefined, perhaps: 'later' }));
    expect(await policy()).toEqual({ ...usualPolicy, firstAfterDays: 9 });
    await policy();
    expect(warnings().map(({ fields }) => fields)).toEqual([{ fields: ['dailyCap'] }]);
  });

  test.each(['', '{', 'null', '7', '[]', '"on"'])(
    'that is %j is the usual one, and can be saved anew',
    async (text) => {
      await store(text);
      expect(await policy()).toEqual(usualPolicy);
      expect(await world.desk.settings.savePolicy(ada, { ...usualPolicy, dailyCap: 2 })).toEqual({ kind: 'saved' });
      expect((await policy()).dailyCap).toBe(2);
    },
  );

  test('that nobody could keep to is the usual one in that, so that reminders go out', async () => {
    await store(
      JSON.stringify({ ...usualPolicy, workingDays: [], workFrom: '25:99', intervalsDays: [0], dailyCap: 2 }),
    );
    await world.addCustomer('Contoso', { owner: ada });
    await world.run();
    expect(world.chats.told(ada)).toEqual([['Contoso']]);
    expect(await policy()).toEqual({ ...usualPolicy, dailyCap: 2 });
  });

  test('is never one that could not be saved, whatever is stored', async () => {
    const anything = fc.record(
      Object.fromEntries(Object.keys(usualPolicy).map((field) => [field, fc.jsonValue({ maxDepth: 2 })])),
      { requiredKeys: [] },
    );
    const { database, log } = world;
    const policies = new PolicyStore({ database, evidence: new Evidence(database), log });
    await fc.assert(
      fc.asyncProperty(anything, async (stored) => {
        await store(JSON.stringify(stored));
        expect(problemsOf((await policies.get()).policy)).toEqual({});
      }),
      { numRuns: 200 },
    );
  });
});
