import { applyRenewalCutoff } from '../../../../services/customers/directory/renewal-cutoff.ts';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import { engines } from '../../../support/databases/databases.ts';
import type { MovableClock } from '../../../support/worlds/directory-instance.ts';
import { DirectoryWorld } from '../../../support/worlds/directory-world.ts';
import type { SandboxControl } from '../../../support/microsoft/sandbox-control.ts';
import { until } from '../../../support/until.ts';

const contoso = 'cccccccc-0000-4000-8000-000000000001';
const adventureWorks = 'cccccccc-0000-4000-8000-000000000003';
const fabrikam = 'cccccccc-0000-4000-8000-000000000002';

describe.each(engines)('statuses in the directory on $engine', ({ create }) => {
  let world: DirectoryWorld;
  let clock: MovableClock;
  let control: SandboxControl;

  beforeEach(async () => {
    world = await DirectoryWorld.open(create);
    ({ clock, control } = world);
  });

  afterEach(() => world.close());

  test('are what Partner Center tells', async () => {
    const instance = await world.openInstance();
    await instance.sync();
    expect(await instance.row(contoso)).toMatchObject({ status: 'none', unconfirmed_since: expect.any(String) });
    expect(await instance.row(fabrikam)).toMatchObject({ status: 'attested', unconfirmed_since: null });
    expect(await instance.row(adventureWorks)).toMatchObject({ status: 'direct', accepted_on: null });
    const rows = await instance.rows();
    expect(rows.filter(({ status }) => status === 'renewal-due').length).toBeGreaterThan(0);
    expect(rows.filter(({ status }) => status === 'unknown')).toEqual([]);
    expect(await instance.listing.getProgress()).toEqual({ customers: 60, read: 60, isListed: true });
  });

  test('of nobody are read twice in a round by two instances', async () => {
    const instances = await Promise.all([world.openInstance(), world.openInstance()]);
    await instances[0].list();
    const { statuses } = await control.requestsDuring(() => Promise.all(instances.map((instance) => instance.read())));
    expect(statuses).toBe(60);
    expect((await instances[1].listing.getProgress()).read).toBe(60);
  });

  test('are read again only where they may have changed', async () => {
    const instance = await world.openInstance();
    await instance.sync();
    const unconfirmed = (await instance.rows()).filter(({ unconfirmed_since }) => unconfirmed_since !== null);
    expect((await control.requestsDuring(() => instance.read())).all).toBe(0);
    clock.advanceMinutes(7 * 60);
    const { statuses } = await control.requestsDuring(() => instance.read());
    expect(statuses).toBe(unconfirmed.length);
    expect(await instance.row(contoso)).toMatchObject({
      unconfirmed_since: unconfirmed.find(({ customer_id }) => customer_id === contoso)?.unconfirmed_since,
    });
  });

  test('become direct when the customer accepts, and are no longer unconfirmed', async () => {
    const instance = await world.openInstance();
    await instance.sync();
    await control.acceptDirectly(contoso);
    clock.advanceMinutes(7 * 60);
    await instance.read();
    expect(await instance.row(contoso)).toMatchObject({ status: 'direct', unconfirmed_since: null });
  });

  test('that cannot be read stay unknown, are tried again soon, and never become none', async () => {
    const instance = await world.openInstance();
    await control.fault({ method: 'GET', path: `${contoso}/agreements`, status: 503, times: 2 });
    await instance.sync();
    expect(await instance.row(contoso)).toMatchObject({ status: 'unknown', failed_reads: 1, read_at: null });
    clock.advanceMinutes(3);
    await instance.read();
    expect(await instance.row(contoso)).toMatchObject({ status: 'unknown', failed_reads: 2 });
    clock.advanceMinutes(6);
    await instance.read();
    expect(await instance.row(contoso)).toMatchObject({ status: 'none', failed_reads: 0 });
  });

  test('that cannot be read from the database are set aside, counted and mended, and all others are read', async () => {
    const instance = await world.openInstance();
    await instance.sync();
    const { query } = await world.openDatabase();
    const damaged = { unconfirmed_since: 'some time ago' as never, failed_reads: -1 };
    await query
      .updateTable('customers')
      .set(damaged)
      .where('customer_id', '=', contoso as CustomerId)
      .execute();
    clock.advanceMinutes(7 * 60);
    const { statuses } = await control.requestsDuring(() => instance.read());
    expect(statuses).toBeGreaterThan(1);
    expect(await instance.row(contoso)).toMatchObject({
      status: 'none',
      unconfirmed_since: expect.stringContaining('Z'),
      failed_reads: 0,
    });
    expect((await instance.rows()).filter(({ claimed_until }) => claimed_until !== null)).toEqual([]);
    expect(instance.log.lines).toContainEqual(
      expect.objectContaining({
        phrase: 'stored statuses set aside',
        fields: { customers: 1, customerIds: [contoso] },
      }),
    );
  });

  test('that are known survive a failed read', async () => {
    const instance = await world.openInstance();
    await instance.sync();
    const before = await instance.row(contoso);
    await control.fault({ method: 'GET', path: contoso, reset: 'before', times: 1 });
    clock.advanceMinutes(7 * 60);
    await instance.read();
    const { status, unconfirmed_since, read_at, failed_reads } = await instance.row(contoso);
    expect({ status, unconfirmed_since, read_at }).toEqual({
      status: 'none',
      unconfirmed_since: before.unconfirmed_since,
      read_at: before.read_at,
    });
    expect(failed_reads).toBe(1);
  });

  test('are not asked for by any instance while Partner Center asks to wait', async () => {
    const instances = await Promise.all([world.openInstance(), world.openInstance()]);
    await instances[0].list();
    const tooMany = { status: 429, headers: { 'Retry-After': '120' }, body: { statusCode: 429, message: 'Wait.' } };
    await control.fault({ method: 'GET', path: 'directSigned', ...tooMany, times: 1 });
    const reading = Promise.all(instances.map((instance) => instance.read()));
    const refused = await until('a refusal', async () => (await control.calls()).find(({ status }) => status === 429));
    const isPaused = () => instances.some(({ log }) => log.lines.some(({ phrase }) => phrase.endsWith('paused')));
    await until('the pause', isPaused);
    const afterPause = await control.requests();
    const looks = jest.spyOn(clock, 'now');
    /** How many ask while each read that waits looks at the clock three times, and finds that it is too early. */
    const askMeanwhile = async () => {
      const before = await control.requests();
      looks.mockClear();
      await until('three looks at the clock', () => looks.mock.calls.length > 3 * 2 * 8);
      return (await control.requests()).since(before).all;
    };
    await until(
      'the end of those that were on their way when the pause began',
      async () => (await askMeanwhile()) === 0,
    );
    expect((await control.requests()).since(afterPause).all).toBeLessThanOrEqual(2 * 8);
    clock.advanceMinutes(1.5);
    expect(await askMeanwhile()).toBe(0);
    looks.mockRestore();

    clock.advanceMinutes(0.5);
    await reading;
    const later = (await control.calls()).filter(({ at }) => Date.parse(at) > Date.parse(refused.at) + 60_000);
    expect(later.length).toBeGreaterThan(20);
    expect(later.every(({ at }) => Date.parse(at) >= Date.parse(refused.at) + 120_000)).toBe(true);
  });

  test('that were not read when the process stops are left to the others at once', async () => {
    const stopped = await world.openInstance();
    await stopped.list();
    await control.fault({ method: 'GET', path: 'directSigned', delayMs: 100, times: 60 });
    const reading = stopped.read();
    await until('a claim', async () => (await stopped.rows()).some(({ claimed_until }) => claimed_until !== null));
    stopped.stop();
    await reading;
    const rows = await stopped.rows();
    expect(rows.filter(({ claimed_until }) => claimed_until !== null)).toEqual([]);
    expect(rows.filter(({ failed_reads }) => failed_reads > 0)).toEqual([]);
    await control.withoutFaults();
    const other = await world.openInstance();
    await other.read();
    expect((await other.listing.getProgress()).read).toBe(60);
  });

  test('are told apart anew when the renewal cutoff changes', async () => {
    const database = await world.openDatabase();
    const instance = await world.openInstance();
    const { listing } = instance;
    await listing.saveCutoff('2023-04-01' as CalendarDay);
    await instance.sync();
    const due = async () => (await instance.rows()).filter(({ status }) => status === 'renewal-due').length;
    const before = await due();
    await applyRenewalCutoff({ database, listing, cutoff: '2099-01-01' as CalendarDay }, clock.now());
    expect((await instance.rows()).filter(({ status }) => status === 'attested')).toEqual([]);
    expect(await instance.row(fabrikam)).toMatchObject({ unconfirmed_since: expect.any(String) });
    await applyRenewalCutoff({ database, listing, cutoff: undefined }, clock.now());
    expect(await due()).toBe(0);
    expect(await instance.row(fabrikam)).toMatchObject({ status: 'attested', unconfirmed_since: null });
    await applyRenewalCutoff({ database, listing, cutoff: '2023-04-01' as CalendarDay }, clock.now());
    expect(await due()).toBe(before);
  });

  test('are learned from what agents read and attest, at once', async () => {
    const instance = await world.openInstance();
    const { notes } = instance;
    await instance.list();
    const now = clock.now();
    const customerId = contoso as CustomerId;
    await notes.noteStatus(customerId, { status: 'none', acceptedOn: undefined }, now);
    expect(await instance.row(contoso)).toMatchObject({ status: 'none', unconfirmed_since: now.toISOString() });
    const acceptedOn = '2026-01-31' as CalendarDay;
    const attestedAt = new Date(now.getTime() + 10);
    await notes.noteAttestation(customerId, acceptedOn, attestedAt);
    // An answer from before the attestation.
    await notes.noteStatus(customerId, { status: 'none', acceptedOn: undefined }, now);
    expect(await instance.row(contoso)).toMatchObject({ status: 'attested', accepted_on: acceptedOn });
    await notes.noteStatus(customerId, { status: 'attested', acceptedOn }, new Date(now.getTime() + 5_000));
    expect(await instance.row(contoso)).toMatchObject({ read_at: attestedAt.toISOString(), unconfirmed_since: null });
    expect((await instance.listing.getProgress()).read).toBe(1);
    await notes.noteDoubt(customerId, clock.now());
    clock.advanceMinutes(1);
    await instance.read();
    expect(await instance.row(contoso)).toMatchObject({ status: 'none' });
  });
});

describe.each(engines)('what several agents learn of one customer at once on $engine', ({ create }) => {
  let world: DirectoryWorld;

  beforeEach(async () => {
    world = await DirectoryWorld.open(create);
  });

  afterEach(() => world.close());

  test('counts as one customer that is known', async () => {
    const instances = await Promise.all([world.openInstance(), world.openInstance()]);
    await instances[0].list();
    const now = world.clock.now();

    await Promise.all(
      [...instances, ...instances].map(({ notes }) =>
        notes.noteStatus(contoso as CustomerId, { status: 'none', acceptedOn: undefined }, now),
      ),
    );

    expect((await instances[0].listing.getProgress()).read).toBe(1);
  });

  test('is all kept: an attestation and a status that was read a moment before', async () => {
    const instances = await Promise.all([world.openInstance(), world.openInstance()]);
    await instances[0].list();
    const [customerId, now] = [contoso as CustomerId, world.clock.now()];
    const acceptedOn = '2026-01-31' as CalendarDay;

    await Promise.all([
      instances[0].notes.noteAttestation(customerId, acceptedOn, new Date(now.getTime() + 1_000)),
      instances[1].notes.noteStatus(customerId, { status: 'none', acceptedOn: undefined }, now),
    ]);

    expect(await instances[0].row(contoso)).toMatchObject({ status: 'attested', accepted_on: acceptedOn });
    expect((await instances[0].listing.getProgress()).read).toBe(1);
  });

  test('never makes more known customers than there are', async () => {
    const instance = await world.openInstance();
    await instance.sync();
    await instance.listing.addRead(1);

    expect(await instance.listing.getProgress()).toEqual({ customers: 60, read: 60, isListed: true });
  });
});
