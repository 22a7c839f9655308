import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../../../support/databases/databases.ts';
import type { DirectoryInstance } from '../../../support/worlds/directory-instance.ts';
import { DirectoryWorld } from '../../../support/worlds/directory-world.ts';

const contoso = 'cccccccc-0000-4000-8000-000000000001';
const batchSize = 24;

describe.each(engines)('countries in the directory on $engine', ({ create }) => {
  let world: DirectoryWorld;

  beforeEach(async () => {
    world = await DirectoryWorld.open(create);
  });

  afterEach(() => world.close());

  async function unread(instance: DirectoryInstance): Promise<number> {
    return (await instance.rows()).filter(({ country }) => country === null).length;
  }

  test('are read of each customer once, some at a time, and again after half a year', async () => {
    const instance = await world.openInstance();
    await instance.list();
    await instance.readCountries();
    expect(await unread(instance)).toBe(60 - batchSize);
    await instance.readCountries();
    await instance.readCountries();
    expect(await unread(instance)).toBe(0);
    expect((await instance.row(contoso)).country).toMatch(/^[A-Z]{2}$/);
    expect((await world.control.requestsDuring(() => instance.readCountries())).all).toBe(0);
    world.clock.advanceMinutes(181 * 24 * 60);
    expect((await world.control.requestsDuring(() => instance.readCountries())).all).toBe(batchSize);
  });

  test('of nobody are read by two instances', async () => {
    const instances = await Promise.all([world.openInstance(), world.openInstance()]);
    await instances[0].list();
    const { all } = await world.control.requestsDuring(() =>
      Promise.all(instances.map((instance) => instance.readCountries())),
    );
    expect(all).toBe(2 * batchSize);
    expect(await unread(instances[0])).toBe(60 - 2 * batchSize);
  });

  test('that cannot be read are tried again, and keep nobody else waiting', async () => {
    const instance = await world.openInstance();
    await instance.list();
    await world.control.fault({ method: 'GET', path: `${contoso}$`, status: 503, times: 1_000 });
    for (let round = 1; round <= 3; round++) await instance.readCountries();
    expect(await unread(instance)).toBe(1);
    await world.control.withoutFaults();
    world.clock.advanceMinutes(7 * 60);
    await instance.readCountries();
    expect(await unread(instance)).toBe(0);
  });

  test('are not asked for while Partner Center answers nothing', async () => {
    const instance = await world.openInstance();
    await instance.list();
    await world.control.fault({ method: 'GET', path: '/customers/c', status: 503, times: 1_000 });
    await instance.readCountries();
    expect((await world.control.requestsDuring(() => instance.readCountries())).all).toBe(0);
    await world.control.withoutFaults();
    world.clock.advanceMinutes(2);
    await instance.readCountries();
    expect(await unread(instance)).toBe(60 - batchSize);
  });
});
