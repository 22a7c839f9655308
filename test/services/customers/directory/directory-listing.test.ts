import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../../../support/databases/databases.ts';
import type { MovableClock } from '../../../support/worlds/directory-instance.ts';
import { DirectoryWorld } from '../../../support/worlds/directory-world.ts';
import type { SandboxControl } from '../../../support/microsoft/sandbox-control.ts';

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
      expect.objectContaining({
        phrase: 'customers listed',
        fields: { round: 2, customers: 1_200, left: 1, leftOutSinceStart: 0 },
      }),
    );

    await control.addCustomer({ companyName: 'Contoso Ltd', id: contoso });
    clock.advanceMinutes(61);
    await instance.list();
    expect(await instance.row(contoso)).toMatchObject({ left_at: null, claimed_until: null });
  });

  describe('when items of the list are odd', () => {
    const fabrikam = 'cccccccc-0000-4000-8000-000000000002';
    const good = (id: string, companyName: string) => {
      return { id, companyProfile: { companyName, domain: 'a.onmicrosoft.com' }, relationshipToPartner: 'reseller' };
    };
    const answerListWith = (body: object, times = 1) =>
      control.fault({ method: 'GET', path: '/v1/customers\\?', status: 200, body, times });

    test('lists the others, and keeps the one that it can only name', async () => {
      const instance = await world.openInstance();
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), good(fabrikam, 'Fabrikam')] });
      await instance.list();
      clock.advanceMinutes(61);
      await answerListWith({ items: [good(contoso, 'Contoso AB'), { id: fabrikam, companyProfile: null }] });
      await instance.list();
      expect(await instance.row(contoso)).toMatchObject({ company_name: 'Contoso AB', left_at: null });
      expect(await instance.row(fabrikam)).toMatchObject({ company_name: 'Fabrikam', left_at: null });
      expect(await instance.listing.getProgress()).toEqual({ customers: 2, read: 0, isListed: true });
      expect(instance.log.lines).toContainEqual(
        expect.objectContaining({
          phrase: 'items of an answer left out',
          fields: expect.objectContaining({
            leftOut: 1,
            leftOutSinceStart: 1,
            items: [{ id: fabrikam, issues: ['items[1].companyProfile: no name and no domain'] }],
          }),
        }),
      );
      expect(instance.log.lines).toContainEqual(
        expect.objectContaining({
          phrase: 'customers listed',
          fields: { round: 2, customers: 2, left: 0, leftOutSinceStart: 1 },
        }),
      );
    });

    test('takes nobody for gone while it does not know whom it could not read', async () => {
      const instance = await world.openInstance();
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), good(fabrikam, 'Fabrikam')] });
      await instance.list();
      clock.advanceMinutes(61);
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), { id: 'n/a' }] });
      await instance.list();
      expect(await instance.row(fabrikam)).toMatchObject({ left_at: null });
      clock.advanceMinutes(61);
      await answerListWith({ items: [good(contoso, 'Contoso Ltd')] });
      await instance.list();
      expect(await instance.row(fabrikam)).toMatchObject({ left_at: expect.any(String) });
    });

    test('takes nobody for gone where another instance finishes the round', async () => {
      const first = await world.openInstance();
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), good(fabrikam, 'Fabrikam')] });
      await first.list();
      clock.advanceMinutes(61);
      await answerListWith({ items: [{ id: 'n/a' }], continuationToken: 'NTAw' });
      await control.fault({ method: 'GET', path: 'seekOperation=Next', status: 503, times: 1 });
      await first.list();
      clock.advanceMinutes(2);
      await answerListWith({ items: [good(contoso, 'Contoso Ltd')] });
      const second = await world.openInstance();
      await second.list();
      expect(await second.row(fabrikam)).toMatchObject({ left_at: null });
    });

    test('leaves out those that the partner only advises, or no longer sells to', async () => {
      const instance = await world.openInstance();
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), good(fabrikam, 'Fabrikam')] });
      await instance.list();
      clock.advanceMinutes(61);
      const advised = { ...good('cccccccc-0000-4000-8000-0000000000ad', 'Advised'), relationshipToPartner: 'advisor' };
      const former = { ...good(fabrikam, 'Fabrikam'), relationshipToPartner: 'none' };
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), former, advised] });
      await instance.list();
      expect(await instance.rows()).toHaveLength(2);
      expect(await instance.row(fabrikam)).toMatchObject({ left_at: expect.any(String) });
    });

    test('takes an empty continuation for the end of the list, and nothing for no customers', async () => {
      const instance = await world.openInstance();
      await answerListWith({ items: [good(contoso, 'Contoso Ltd')], continuationToken: '' });
      await instance.list();
      expect(await instance.listing.getProgress()).toEqual({ customers: 1, read: 0, isListed: true });
      clock.advanceMinutes(61);
      await answerListWith({ items: null });
      await instance.list();
      expect(await instance.listing.getProgress()).toEqual({ customers: 0, read: 0, isListed: true });
    });

    test('leaves a list that leads in a circle, and takes nobody for gone', async () => {
      const instance = await world.openInstance();
      await answerListWith({ items: [good(contoso, 'Contoso Ltd'), good(fabrikam, 'Fabrikam')] });
      await instance.list();
      clock.advanceMinutes(61);
      const page = (continuationToken: string) => ({ items: [good(contoso, 'Contoso Ltd')], continuationToken });
      for (const token of ['MQ==', 'Mg==', 'MQ==']) await answerListWith(page(token));
      expect((await control.requestsDuring(() => instance.list())).pages).toBe(3);
      expect(await instance.row(fabrikam)).toMatchObject({ left_at: null });
      expect((await control.requestsDuring(() => instance.list())).pages).toBe(0);
    });
  });
});
