import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import { SharedBuckets, forgetFullBuckets } from '../../../services/database/shared-buckets.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';

const shape = { size: 40, everyMs: 1_000, pauseMs: 20_000 };
/** What an instance takes before it tells the others. */
const unshared = 5;

describe.each(engines)('a limit of all instances on $engine', ({ create }) => {
  let place: TestDatabase;
  let database: Database;
  let passed: number;
  const clock = { now: () => new Date(Date.UTC(2026, 0, 20) + passed) };
  let log: CapturedLog;

  beforeEach(async () => {
    passed = 0;
    log = new CapturedLog();
    place = await create();
    database = await place.open();
  });

  afterEach(() => place.remove());

  const open = async () =>
    new SharedBuckets<string>({ ...shape, database: await place.open(), name: 'tests', clock, log });
  const names = async () =>
    (await database.query.selectFrom('buckets').select('name').execute()).map(({ name }) => name);

  /** How many of `times` were taken, in turns at each instance. */
  async function takeInTurns(instances: readonly SharedBuckets<string>[], times: number): Promise<number> {
    let taken = 0;
    for (let time = 0; time < times; time++)
      if ((await instances[time % instances.length]?.take('ada'))?.kind === 'taken') taken += 1;
    return taken;
  }

  test('lets no more through at three than at one, but for what they have not told each other yet', async () => {
    const instances = await Promise.all([open(), open(), open()]);
    const taken = await takeInTurns(instances, 200);
    expect(taken).toBeGreaterThanOrEqual(shape.size);
    expect(taken).toBeLessThanOrEqual(shape.size + instances.length * unshared);
  });

  test('holds also when all comes at the same moment', async () => {
    const instances = await Promise.all([open(), open()]);
    const [here, there] = instances;
    const asked = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? here : there).take('ada'));
    const taken = (await Promise.all(asked)).filter((one) => one.kind === 'taken');
    expect(taken.length).toBeLessThanOrEqual(2 * shape.size);
    passed += shape.pauseMs;
    // What was too much is paid back.
    expect(await takeInTurns(instances, 100)).toBeLessThanOrEqual(3 * unshared);
  });

  test('tells a caller of a pause at one instance only, and lets them go on everywhere afterwards', async () => {
    const [here, there] = await Promise.all([open(), open()]);
    await takeInTurns([here, there], 200);
    const answers = [await here.take('ada'), await there.take('ada')];
    expect(answers).toMatchObject([
      { kind: 'held-up', isFirst: false },
      { kind: 'held-up', isFirst: false },
    ]);
    passed += shape.pauseMs;
    expect([await here.take('ada'), await there.take('ada')]).toEqual([{ kind: 'taken' }, { kind: 'taken' }]);
  });

  test('is told once among two instances', async () => {
    const [here, there] = await Promise.all([open(), open()]);
    const first: unknown[] = [];
    for (let time = 0; time < 200; time++) {
      const admission = await (time % 2 === 0 ? here : there).take('ada');
      if (admission.kind === 'held-up' && admission.isFirst) first.push(admission);
    }
    expect(first).toEqual([{ kind: 'held-up', isFirst: true, waitMs: shape.pauseMs }]);
  });

  test('of one caller does not hold up another', async () => {
    const limit = await open();
    await takeInTurns([limit], 100);
    expect(await limit.take('sam')).toEqual({ kind: 'taken' });
  });

  test('is not kept waiting for by a person: five messages cost one statement', async () => {
    const limit = await open();
    for (let time = 1; time < unshared; time++) await limit.take('ada');
    expect(await names()).toEqual([]);
    await limit.take('ada');
    expect(await names()).toEqual(['tests/ada']);
  });

  test('holds at each instance alone while the database fails', async () => {
    const limit = await open();
    await database.query.schema.dropTable('buckets').execute();
    expect(await takeInTurns([limit], 100)).toBe(shape.size);
    expect(log.lines.map(({ phrase }) => phrase)).toContain('limit was not shared with other instances');
  });

  test('keeps nobody waiting when a clock that ran ahead is set back', async () => {
    const limit = await open();
    passed += 3_600_000;
    await takeInTurns([limit], 100);
    passed -= 3_600_000;
    expect((await limit.take('ada')).kind).toBe('taken');
    expect((await (await open()).take('ada')).kind).toBe('taken');
    await takeInTurns([limit], 100);
    expect((await limit.take('ada')).kind).toBe('held-up');
  });

  test('remembers names only as long as they are limited', async () => {
    await takeInTurns([await open()], 100);
    await forgetFullBuckets(database, clock);
    expect(await names()).toEqual(['tests/ada']);
    passed += 2 * shape.size * shape.everyMs;
    await forgetFullBuckets(database, clock);
    expect(await names()).toEqual([]);
  });
});
