import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../../support/databases.ts';
import type { MovableClock } from '../../support/directory-instance.ts';
import { DirectoryWorld } from '../../support/directory-world.ts';
import type { SandboxControl } from '../../support/sandbox-control.ts';

const contoso = 'cccccccc-0000-4000-8000-000000000001';

describe.each(engines)('the customer directory on $engine', ({ create }) => {
  let world: DirectoryWorld;
  let clock: MovableClock;
  let control: SandboxControl;

  beforeEach(async () => {
    world = await DirectoryWorld.open(create, 1_200);
    ({ clock, control } = world);
  });

  afterEach(() => world.close());

  test('lists every customer and goes on after a restart where it was', async () => {
    const first = await world.openInstance();
    await control.fault({ method: 'GET', path: 'seekOperation=Next', status: 503, times: 1 });
    await first.list();
    expect(await first.listing.getProgress()).toEqual({ customers: 500, read: 0, isListed: false });

    clock.advanceMinutes(2);
    const second = await world.openInstance();
    const { pages } = await control.requestsDuring(() => second.list());
    expect(pages).toBe(2);
    expect(await second.listing.getProgress()).toEqual({ customers: 1_200, read: 0, isListed: true });
    expect(await second.rows()).toHaveLength(1_200);
  });

  test('begins the listing anew when its continuation is refused', async () => {
    const instance = await world.openInstance();
    await control.fault({ method: 'GET', path: 'seekOperation=Next', status: 400, times: 1 });
    await instance.list();
    clock.advanceMinutes(2);
    const { pages } = await control.requestsDuring(() => instance.list());
    expect(pages).toBe(3);
    expect(await instance.listing.getProgress()).toMatchObject({ customers: 1_200, isListed: true });
  });

  test('lists again only when it is time', async () => {
    const instance = await world.openInstance();
    expect((await control.requestsDuring(() => instance.list())).pages).toBe(3);
    clock.advanceMinutes(59);
    expect((await control.requestsDuring(() => instance.list())).pages).toBe(0);
    clock.advanceMinutes(2);
    expect((await control.requestsDuring(() => instance.list())).pages).toBe(3);
  });

  test('knows who left and who came back, and reads the one who came back again', async () => {
    const instance = await world.openInstance();
    await instance.list();
    await control.removeCustomer(contoso);
    const coho = await control.addCustomer({ companyName: 'Coho Winery' });
    clock.advanceMinutes(61);
    await instance.list();
    expect(await instance.row(contoso)).toMatchObject({ left_at: expect.any(String) });
    expect(await instance.row(coho)).toMatchObject({ left_at: null, status: 'unknown' });
    expect(instance.log.lines).toContainEqual(
      expect.objectContaining({ phrase: 'customers listed', fields: { round: 2, customers: 1_200, left: 1 } }),
    );

    await control.addCustomer({ companyName: 'Contoso Ltd', id: contoso });
    clock.advanceMinutes(61);
    await instance.list();
    expect(await instance.row(contoso)).toMatchObject({ left_at: null, claimed_until: null });
  });
});
