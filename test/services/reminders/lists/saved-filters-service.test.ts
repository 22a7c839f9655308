import { afterEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Agent } from '../../../../services/identity/agent.ts';
import { NotAllowedError } from '../../../../services/identity/not-allowed-error.ts';
import type { FilterId } from '../../../../services/ids.ts';
import type { NewFilter } from '../../../../services/reminders/lists/saved-filters-store.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

let world: ReminderWorld;
let ada: Agent;
let bo: Agent;

afterEach(() => world.close());

async function open(create: (typeof engines)[number]['create']): Promise<void> {
  world = await ReminderWorld.open(create);
  [ada, bo] = [await world.addAgent('Ada'), await world.addAgent('Bo')];
}

const filters = () => world.desk.filters;
const newId = () => randomUUID() as string as FilterId;

function save(
  agent: Agent,
  name: string,
  { isShared = false, criteria = {} }: Partial<Pick<NewFilter, 'isShared' | 'criteria'>> = {},
) {
  return filters().save(agent, { filterId: newId(), name, isShared, criteria });
}

const namesFor = async (agent: Agent) => (await filters().list(agent)).map(({ name }) => name);

describe.each(engines)('saved filters ($name)', ({ create }) => {
  test('are one’s own first, then those that others share', async () => {
    await open(create);
    await save(bo, 'B shared', { isShared: true });
    const hidden = await save(bo, 'A hidden');
    await save(ada, 'C mine');
    expect(await namesFor(ada)).toEqual(['C mine', 'B shared']);
    expect(await namesFor(bo)).toEqual(['A hidden', 'B shared']);
    expect(await filters().find(ada, hidden?.filterId ?? newId())).toBeUndefined();
  });

  test('keep what they filter by, the owner who is named in person too', async () => {
    await open(create);
    const criteria = {
      q: 'åre',
      view: 'due',
      status: 'none,renewal-due',
      owner: bo.agentId,
      since: '2026-01-31',
    } as const;
    const saved = await save(ada, 'Bo’s', { criteria });
    expect(saved).toMatchObject({ name: 'Bo’s', savedBy: { agentId: ada.agentId, name: 'Ada' }, criteria });
    const mine = await save(ada, 'Mine', { criteria: { owner: 'me', invited: 'no', sort: '-since' } });
    expect(mine?.criteria).toEqual({ owner: 'me', invited: 'no', sort: '-since' });
  });

  test('are replaced under their name, and a link to one stays good', async () => {
    await open(create);
    const first = await save(ada, 'Open', { criteria: { owner: bo.agentId } });
    const second = await save(ada, 'Open', { isShared: true, criteria: { status: 'none' } });
    await save(bo, 'Open', { criteria: { status: 'direct' } });
    expect(second).toMatchObject({ filterId: first?.filterId, isShared: true, criteria: { status: 'none' } });
    expect(second?.criteria.owner).toBeUndefined();
    expect(await namesFor(ada)).toEqual(['Open']);
  });

  test('are deleted by nobody else', async () => {
    await open(create);
    const { filterId = newId() } = (await save(ada, 'Shared', { isShared: true })) ?? {};
    expect(await filters().delete(bo, filterId)).toBe(false);
    expect(await filters().delete(ada, filterId)).toBe(true);
    expect(await filters().delete(ada, filterId)).toBe(false);
    expect(await namesFor(bo)).toEqual([]);
  });

  test('are a hundred at most for each, whose own can still be changed', async () => {
    await open(create);
    for (let at = 0; at < 100; at += 1) await save(ada, `Filter ${at}`);
    expect(await save(ada, 'One more')).toBeUndefined();
    expect(await save(ada, 'Filter 7', { isShared: true })).toMatchObject({ isShared: true });
    expect(await save(bo, 'One more')).toBeDefined();
  });

  test('are left out where another version wrote what this one cannot read', async () => {
    await open(create);
    const { filterId = newId() } = (await save(ada, 'Odd')) ?? {};
    await world.database.query.updateTable('saved_filters').set({ criteria: '{"status":"gone"}' }).execute();
    expect(await filters().list(ada)).toEqual([]);
    expect(await filters().find(ada, filterId)).toBeUndefined();
  });

  test('are for nobody without a role', async () => {
    await open(create);
    const nobody = await world.addAgent('Nobody', { roles: [] });
    await expect(save(nobody, 'Mine')).rejects.toThrow(NotAllowedError);
    for (const asked of [filters().list(nobody), filters().find(nobody, newId()), filters().delete(nobody, newId())])
      await expect(asked).rejects.toThrow(NotAllowedError);
  });
});
