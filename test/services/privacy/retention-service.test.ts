import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { LeftAgents } from '../../../services/privacy/left-agents.ts';
import type { RetentionPeriods } from '../../../services/privacy/retention-periods.ts';
import { RetentionService } from '../../../services/privacy/retention-service.ts';
import { makeSearchable } from '../../../services/customers/search/make-searchable.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { ada, bo, carl, fillWithPeople, whereIs } from '../../support/worlds/people-world.ts';

const periods: RetentionPeriods = {
  ...{ drafts: 90, notes: 365, invitations: 1_095, reminders: 180, conversations: 365 },
  ...{ leftAgents: 180, leftCustomers: 365, proof: 3_650 },
};
/** When all rows of the world were written. */
const written = new Date('2026-03-02T09:00:00Z');
const after = (days: number) => new Date(written.getTime() + days * 86_400_000);

describe.each(engines)('what is old, on $engine', ({ create, engine }) => {
  let place: TestDatabase;
  let database: Database;
  let log: CapturedLog;
  let now: Date;
  let withoutRole: readonly string[];
  let asked: string[];

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    log = new CapturedLog();
    [withoutRole, asked] = [[], []];
    await fillWithPeople(database);
  });

  afterEach(() => place.remove());

  const service = (on = database, own: Partial<RetentionPeriods> = {}) =>
    new RetentionService({
      ...{ database: on, periods: { ...periods, ...own }, clock: { now: () => now }, log },
      leftAgents: new LeftAgents({
        database: on,
        roleDirectory: {
          listRoles: (agentId: AgentId) => {
            asked.push(agentId);
            if (agentId === bo.agentId && withoutRole.includes('nobody knows')) throw new Error('Graph is down');
            return Promise.resolve(withoutRole.includes(agentId) ? [] : ['admin-agent']);
          },
        },
      }),
    });
  const run = async (days: number, own: Partial<RetentionPeriods> = {}) => {
    now = after(days);
    await service(database, own).run(new AbortController().signal);
  };
  const count = async (table: string) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      database.query,
    );
    return rows[0]?.count;
  };

  test('goes when its time has come, kind by kind, and not before', async () => {
    await run(13);
    expect(log.lines).toMatchObject([{ phrase: 'old data deleted', fields: { deleted: {}, leftAlone: 0 } }]);
    await run(15);
    expect(log.lines.at(-1)?.fields).toMatchObject({ deleted: { drafts: { bulk_rows: 4, bulk_lists: 2 } } });
    await run(89);
    expect(log.lines.at(-1)?.fields).toMatchObject({ deleted: {}, leftAlone: 0 });
    await run(91);
    expect(log.lines.at(-1)?.fields).toMatchObject({
      deleted: { drafts: { drafts: 4, new_customers: 3, bot_state: 2 } },
    });
    await run(181);
    expect([await count('reminder_messages'), await count('reminder_items'), await count('reminder_attempts')]).toEqual(
      // The unreachable agent went with it.
      [0, 0, 0],
    );
    await run(366);
    const open = await database.query.selectFrom('handovers').select('handover_id').execute();
    expect(open).toEqual([{ handover_id: 'h3' }]);
    await run(1_096);
    expect([await count('invitations'), await count('invitation_follow_ups')]).toEqual([0, 0]);
    expect(await whereIs(database, carl.email)).toEqual(['attestation_people.email']);
    await run(3_651);
    // A filter is in use, and goes with the agent who saved it.
    expect(await whereIs(database, carl.email, 'Beebe', ada.name)).toEqual(['saved_filters.name']);
    expect([await count('attestations'), await count('evidence_entries'), await count('evidence_words')]).toEqual([
      2, 2, 0,
    ]);
  });

  test('is said in one line of counts, without names, and kept', async () => {
    await run(91);
    const [line] = log.lines;
    expect(JSON.stringify(line)).not.toMatch(/Ada|Beebe|aaaaaaaa/);
    const kept = await database.query.selectFrom('retention_runs').selectAll().execute();
    expect(kept).toMatchObject([{ day: '2026-06-01', claimed_until: null }]);
    expect(JSON.parse(kept[0]?.counts ?? '')).toEqual(line?.fields['deleted']);
  });

  test('goes once a day after two at night, at one of several instances', async () => {
    now = new Date('2026-06-01T01:59:00Z');
    await service().run(new AbortController().signal);
    expect(log.lines).toEqual([]);
    now = after(91);
    const others = await Promise.all([place.open(), place.open()]);
    const all = [database, ...others].map((one) => service(one).run(new AbortController().signal));
    await Promise.all(all);
    await service().run(new AbortController().signal);
    expect(log.lines.map(({ phrase }) => phrase)).toEqual(['old data deleted']);
  });

  test('is taken up again where the instance that began died', async () => {
    now = after(91);
    await database.query
      .insertInto('retention_runs')
      .values({
        ...{ day: '2026-06-01' as never, started_at: after(91).toISOString() as never, ended_at: null, counts: null },
        claimed_until: new Date(after(91).getTime() + 1_000).toISOString() as never,
      })
      .execute();
    await service().run(new AbortController().signal);
    expect(log.lines).toEqual([]);
    now = new Date(now.getTime() + 2_000);
    await service().run(new AbortController().signal);
    expect(await count('drafts')).toBe(0);
  });

  test('an agent without a role goes, one with a role or of whom Microsoft says nothing stays', async () => {
    await database.query.deleteFrom('unreachable_agents').execute();
    withoutRole = [ada.agentId, 'nobody knows'];
    await run(181);
    expect([...asked].sort()).toEqual([ada.agentId, bo.agentId]);
    expect(await whereIs(database, ada.agentId)).toEqual([
      'attestation_corrections.agent_id',
      'attestations.agent_id',
      'evidence_words.subject',
      'evidence_words.words',
    ]);
    expect(await whereIs(database, bo.name)).toContain('agents.name');
    expect(log.lines.at(-1)?.fields).toMatchObject({ deleted: { leftAgents: { agents: 1 } }, leftAlone: 1 });
  });

  test('goes but for one row that cannot be deleted, which is tried again the next night', async () => {
    const refusal =
      engine === 'postgres'
        ? `create function refuse_one() returns trigger language plpgsql as $$ begin
             if old.handover_id = 'h1' then raise exception 'no'; end if; return old; end $$;
           create trigger one before delete on handovers for each row execute function refuse_one()`
        : `create trigger one before delete on handovers when old.handover_id = 'h1' begin select raise(abort, 'no'); end`;
    await sql.raw(refusal).execute(database.query);
    await run(366, { leftAgents: 9_000 });
    const left = await database.query.selectFrom('handovers').select('handover_id').orderBy('handover_id').execute();
    expect(left.map((row) => row.handover_id)).toEqual(['h1', 'h3']);
    expect(log.lines.at(-1)?.fields).toMatchObject({ leftAlone: 1, deleted: { notes: { handovers: 1 } } });
    await sql.raw(engine === 'postgres' ? 'drop trigger one on handovers' : 'drop trigger one').execute(database.query);
    await run(367, { leftAgents: 9_000 });
    expect(await count('handovers')).toBe(1);
  });

  test('of a kind that fails stays, and the others go', async () => {
    await sql`drop table reminder_attempts`.execute(database.query);
    await sql`drop table handovers`.execute(database.query);
    await run(91, { notes: 1 });
    expect(log.lines.map(({ phrase }) => phrase)).toEqual(['old data could not be deleted', 'old data deleted']);
    expect(await count('drafts')).toBe(0);
  });

  test('a customer that left goes with its words, and leaves those that others have', async () => {
    const add = async (id: string, companyName: string, left: Date | undefined) => {
      await database.query
        .insertInto('customers')
        .values({
          ...{ customer_id: id as never, company_name: companyName, domain: `${id}.example`, listed_in_round: 1 },
          ...{ first_listed_at: written.toISOString() as never, left_at: (left?.toISOString() ?? null) as never },
          ...{ status: 'attested', accepted_on: null, unconfirmed_since: null, read_at: null, failed_reads: 0 },
          ...{ read_due_at: written.toISOString() as never, claimed_until: null },
        })
        .execute();
      const summary = { customerId: id as never, companyName, domain: `${id}.example` };
      await makeSearchable(database, [summary]);
    };
    await add('gone', 'Quillfeather Trading', written);
    await add('here', 'Northwind Trading', undefined);
    await run(366);
    expect(await whereIs(database, 'quillfeather')).toEqual([]);
    expect(await whereIs(database, 'northwind')).toContain('customer_word_pieces.word');
    expect(await whereIs(database, 'trading')).toContain('customer_word_pieces.word');
  });
});
