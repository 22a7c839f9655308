import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgentId, CustomerId } from '../../../services/ids.ts';
import { engines } from '../../support/databases/databases.ts';
import { InvitedWorld } from '../../support/worlds/invited-world.ts';

const fabrikam = 'cccccccc-0000-4000-8000-000000000002' as CustomerId;
const briefMs = 300;

describe.each(engines)('following invited customers on $engine', ({ create }) => {
  let world: InvitedWorld;
  let ada: AgentId;

  beforeEach(async () => {
    world = await InvitedWorld.open(create);
    ada = await world.addAgent(1);
    await world.invite(ada);
  });

  afterEach(async () => {
    await world.close();
  });

  const states = () => world.told.map(({ state, invitation }) => [state, invitation.invitedBy]);
  /** Looks every quarter of an hour, and returns how often Partner Center was asked. */
  const looksWithin = (hours: number) =>
    world.looksDuring(async () => {
      for (let quarter = 0; quarter < 4 * hours; quarter++) {
        world.pass({ minutes: 15 });
        await world.run();
      }
    });

  test('asks more and more rarely, and says nothing while nobody has accepted', async () => {
    expect(await world.looksDuring(() => world.run())).toBe(0);
    const [early, late] = [await looksWithin(6), await looksWithin(24)];
    expect(early).toBeGreaterThanOrEqual(4);
    expect(early).toBeLessThanOrEqual(6);
    expect(late).toBeLessThanOrEqual(5);
    expect(world.told).toEqual([]);
    expect(await world.state()).toBe('following');
  });

  test('tells the agent once that the customer has accepted, and asks no more', async () => {
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    await world.run();
    expect(states()).toEqual([['direct', ada]]);
    expect(await looksWithin(2)).toBe(0);
    expect(world.told).toHaveLength(1);
    expect(await world.state()).toBe('direct');
  });

  test('tells of an attestation too, and who confirmed it is unknown where it was not done here', async () => {
    await world.invite(ada, fabrikam);
    world.pass({ minutes: 20 });
    await world.run();
    expect(world.told).toMatchObject([{ state: 'attested', confirmedBy: undefined }]);
  });

  test('tells an agent who invited three times only once', async () => {
    for (let times = 0; times < 2; times++) {
      world.pass({ minutes: 1 });
      await world.invite(ada);
    }
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    await world.run();
    expect(states()).toEqual([['direct', ada]]);
  });

  test('tells each of two who invited, and asks once for both', async () => {
    const sam = await world.addAgent(2);
    await world.invite(sam);
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    expect(await world.looksDuring(() => world.run())).toBe(1);
    expect(states().toSorted()).toEqual([
      ['direct', ada],
      ['direct', sam],
    ]);
  });

  test('is shared by instances: none asks or tells what another does', async () => {
    const other = await world.openInstance();
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    const looks = await world.looksDuring(() => Promise.all([world.run(), world.run(other)]));
    await Promise.all([world.run(), world.run(other)]);
    expect(looks).toBe(1);
    expect(world.told).toHaveLength(1);
  });

  test('goes on in another instance where one died', async () => {
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    world.outcomes.push({ kind: 'failed', status: 502 });
    await world.run();
    const other = await world.openInstance();
    await world.run(other);
    expect(world.told).toEqual([]);
    world.pass({ minutes: 2 });
    await world.run(other);
    expect(world.told).toHaveLength(1);
  });

  test('takes up what an instance held when it died', async () => {
    world.pass({ minutes: 20 });
    await world.claimAndDie();
    await world.control.acceptDirectly(world.contoso);
    await world.run();
    expect(world.told).toEqual([]);
    world.pass({ minutes: 6 });
    await world.run();
    expect(states()).toEqual([['direct', ada]]);
  });

  test('looks at once where the directory has learnt of the acceptance', async () => {
    await world.addToDirectory();
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 1 });
    await world.run();
    expect(world.told).toEqual([]);
    await world.notes.noteStatus(world.contoso, { status: 'direct', acceptedOn: undefined }, world.clock.now());
    await world.run();
    expect(states()).toEqual([['direct', ada]]);
  });

  test('looks at what was learnt of acceptances that Partner Center told before the invitation only when it is due', async () => {
    await world.addToDirectory();
    const before = new Date(world.clock.now().getTime() - 60_000);
    await world.notes.noteStatus(world.contoso, { status: 'direct', acceptedOn: undefined }, before);
    expect(await world.looksDuring(() => world.run())).toBe(0);
  });

  test('goes on past an invitation that trips us up, which is in the log by its id', async () => {
    const sam = await world.addAgent(2);
    await world.invite(sam, fabrikam);
    world.brokenFor.add(ada);
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    for (let times = 0; times < 5; times++) await world.run();
    expect(states()).toEqual([['attested', sam]]);
    const aside = { level: 'error', fields: { customerId: world.contoso, agentId: ada, failures: 1 } };
    expect(world.log.lines.filter(({ level }) => level === 'error')).toMatchObject([aside]);
    world.brokenFor.clear();
    world.pass({ minutes: 10 });
    await world.run();
    expect(states()).toContainEqual(['direct', ada]);
  });

  test('lets the directory know', async () => {
    await world.addToDirectory();
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    await world.run();
    expect(await world.statusInDirectory()).toBe('direct');
  });

  test.each([
    ['refuses', { status: 403, body: {} }],
    ['asks for patience', { status: 429 }],
    ['has trouble of its own', { status: 503 }],
    ['cuts the connection at once', { reset: 'before' }],
    ['cuts the connection after the work', { reset: 'after' }],
    ['takes longer than we wait', { delayMs: 2 * briefMs }],
    ['answers with a web page', { status: 200, body: '<html></html>' }],
  ])('says nothing while Partner Center %s, asks again within the hour, and tells once', async (_does, fault) => {
    await world.control.acceptDirectly(world.contoso);
    await world.control.fault({ method: 'GET', path: '/v1/customers/', ...fault, times: 20 });
    world.pass({ days: 10 });
    await world.run(await world.openInstance(briefMs));
    expect(world.told).toEqual([]);
    expect(await world.state()).toBe('following');
    await world.control.withoutFaults();
    for (let times = 0; times < 2; times++) {
      world.pass({ minutes: 70 });
      await world.run();
    }
    expect(states()).toEqual([['direct', ada]]);
  });

  test('tries again to tell somebody out of reach, and gives up after a month', async () => {
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    const outOfReach = { kind: 'unreachable', status: 403 } as const;
    world.outcomes.push(outOfReach, outOfReach);
    await world.run();
    world.pass({ minutes: 2 });
    await world.run();
    expect(world.told).toEqual([]);
    world.outcomes.push(outOfReach);
    world.pass({ days: 31 });
    await world.run();
    world.pass({ days: 1 });
    await world.run();
    expect(world.told).toEqual([]);
    expect(world.log.lines.map(({ phrase }) => phrase)).toContain('agent was never told of an invitation');
  });

  test('waits as long as Teams asks', async () => {
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    world.outcomes.push({ kind: 'throttled', retryAfterMs: 10 * 60_000 });
    await world.run();
    world.pass({ minutes: 9 });
    await world.run();
    expect(world.told).toEqual([]);
    world.pass({ minutes: 2 });
    await world.run();
    expect(world.told).toHaveLength(1);
  });

  test('tells nobody who has no role any more', async () => {
    world.roles.set(ada, []);
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    await world.run();
    world.roles.set(ada, ['admin-agent']);
    world.pass({ days: 1 });
    await world.run();
    expect(world.told).toEqual([]);
  });

  test('ends with a word after 90 days, and begins anew with the next invitation', async () => {
    world.pass({ days: 89 });
    await world.run();
    expect(world.told).toEqual([]);
    world.pass({ days: 2 });
    await world.run();
    expect(states()).toEqual([['expired', ada]]);
    expect(await world.state()).toBe('expired');
    await world.invite(ada);
    await world.control.acceptDirectly(world.contoso);
    world.pass({ minutes: 20 });
    await world.run();
    expect(states()).toEqual([
      ['expired', ada],
      ['direct', ada],
    ]);
  });

  test('ends without a word for a customer that has left', async () => {
    await world.control.removeCustomer(world.contoso);
    world.pass({ minutes: 20 });
    await world.run();
    expect(await world.state()).toBe('left');
    expect(await looksWithin(2)).toBe(0);
    expect(world.told).toEqual([]);
  });
});
