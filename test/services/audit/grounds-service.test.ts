import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfirmationsStore } from '../../../services/audit/confirmations-store.ts';
import { ElsewhereStore } from '../../../services/audit/elsewhere-store.ts';
import { GroundsService } from '../../../services/audit/grounds-service.ts';
import { PeriodReportService, type ReportedConfirmation } from '../../../services/audit/period-report-service.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { AttestationRow } from '../../../services/database/tables/agreement-tables.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';
import type { ToldFact } from '../../../services/evidence/told.ts';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import type { AgentId, LinkId } from '../../../services/ids.ts';
import { engines } from '../../support/databases/databases.ts';
import { insertEntries, intendedAttestation } from '../../support/worlds/ledger-rows.ts';
import { type LedgerInstance, LedgerWorld, agentOf, contoso } from '../../support/worlds/ledger-world.ts';

const [admin, sales] = [agentOf('admin'), agentOf('sales')];
const globalAdmin = { ...admin, agentId: 'aaaaaaaa-0000-4000-8000-000000000004' as AgentId };
/** On which the rows of these tests were intended. */
const intendedDay = '2026-11-21' as CalendarDay;
const form = { ground: 'order', groundReference: ' PO 4711 ' } as const;

describe.each(engines)('the ground of a confirmation, told later, on $engine', ({ create }) => {
  let world: LedgerWorld;
  let instance: LedgerInstance;
  let grounds: GroundsService;
  let reports: PeriodReportService;

  beforeEach(async () => {
    world = await LedgerWorld.open(create);
    instance = await world.openInstance();
    const { database, clock } = world;
    const { ledger, agents, authorization } = instance.services;
    const parts = { database, evidence: new Evidence(database), authorization, clock };
    grounds = new GroundsService({ ...parts, agents, ledger });
    const [confirmations, elsewhere] = [new ConfirmationsStore(database), new ElsewhereStore(database)];
    reports = new PeriodReportService({ ...parts, agents, confirmations, elsewhere });
  });

  afterEach(() => world.close());

  async function confirmed(changes: Partial<AttestationRow> = {}) {
    const row = intendedAttestation({ customer_id: contoso, state: 'recorded', ...changes });
    await insertEntries(world.database, row);
    return { attestationId: row.attestation_id };
  }

  const enter = async (...facts: readonly ToldFact[]) =>
    world.database.query.transaction().execute((transaction) =>
      new Evidence(world.database).append(
        transaction,
        facts.map((fact) => ({ fact })),
      ),
    );

  async function report() {
    const period = { from: intendedDay, until: intendedDay };
    const { confirmations, elsewhere } = await reports.open(admin, period);
    const [ours, others] = [[], []] as [ReportedConfirmation[], unknown[]];
    for await (const one of confirmations) ours.push(one);
    for await (const one of elsewhere) others.push(one);
    return { ours, others };
  }

  test('is an entry of its own, closes the gap, and shows that it came later', async () => {
    const which = await confirmed();
    expect((await grounds.listLacking(sales, contoso)).map(({ lacks }) => lacks)).toEqual([['no-ground', 'no-file']]);
    expect((await report()).ours[0]).toMatchObject({ gaps: expect.arrayContaining(['no-ground', 'no-file']) });

    expect(await grounds.give(sales, which, form)).toMatchObject({ problems: {} });
    const [one] = (await report()).ours;
    expect(one?.gaps).not.toContain('no-ground');
    expect(one).toMatchObject({
      ground: undefined,
      added: { ground: { ground: 'order', groundReference: 'PO 4711', by: sales.agentId, at: expect.any(Date) } },
    });
    const entries = await world.database.query.selectFrom('evidence_entries').select('entry').execute();
    const given = entries.map(({ entry }) => entry).filter((entry) => entry.includes('ground-given'));
    expect(given).toHaveLength(1);
    expect(given[0]).not.toContain('PO 4711');
    expect((await grounds.listLacking(sales, contoso)).map(({ lacks }) => lacks)).toEqual([['no-file']]);
  });

  test('is told once, also by two at the same moment, and never where it was said', async () => {
    const which = await confirmed();
    const both = await Promise.allSettled([grounds.give(admin, which, form), grounds.give(sales, which, form)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(grounds.give(admin, which, form)).rejects.toMatchObject({ code: 'ground-known' });
    const said = await confirmed({ ground: 'phone' });
    await expect(grounds.give(admin, said, form)).rejects.toMatchObject({ code: 'ground-known' });
    const linked = await confirmed({ link_id: '6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as LinkId });
    await expect(grounds.give(admin, linked, form)).rejects.toMatchObject({ code: 'ground-known' });
    const refused = await confirmed({ state: 'refused', refusal_code: '2000' });
    await expect(grounds.give(admin, refused, form)).rejects.toMatchObject({ code: 'confirmation-not-found' });
  });

  test('is told by those who may attach, and by whoever confirmed it, as long as they have a role', async () => {
    const [foreign, own] = [await confirmed(), await confirmed({ agent_id: globalAdmin.agentId })];
    await expect(grounds.give(globalAdmin, foreign, form)).rejects.toThrow(NotAllowedError);
    expect(await grounds.give(globalAdmin, own, form)).toMatchObject({ problems: {} });
    instance.hasLostRoles = true;
    instance.services.authorization.forgetRoles(admin);
    await expect(grounds.give(admin, foreign, form)).rejects.toThrow(NotAllowedError);
  });

  test('is not taken without a choice, or with a reference that is too long', async () => {
    const which = await confirmed();
    const wrong = { ground: '', groundReference: 'x'.repeat(121) } as const;
    expect(await grounds.give(admin, which, wrong)).toMatchObject({
      problems: { ground: 'missing', groundReference: 'too-long' },
    });
    expect((await grounds.listLacking(admin, contoso))[0]?.lacks).toContain('no-ground');
  });

  test('goes with the person: what stays says how, and not where', async () => {
    const which = await confirmed();
    await grounds.give(admin, which, form);
    await world.database.query.deleteFrom('evidence_words').where('subject', '=', 'ann@contoso.example').execute();
    expect((await report()).ours[0]?.added.ground).toMatchObject({ ground: 'order', groundReference: undefined });
  });

  test('stands in the report beside what Partner Center has, and what it has not', async () => {
    const { attestationId } = await confirmed();
    const act = { at: `${intendedDay}T12:00:00.000Z`, by: 'agreement-desk', customerId: contoso } as const;
    await enter(
      { kind: 'missing-at-partner-center', ...act, attestationId },
      { kind: 'confirmed-elsewhere', ...act, auditRecordId: 'a-1', acceptedOn: '2026-11-19' },
      { kind: 'confirmed-elsewhere', ...act, at: '2026-11-23T12:00:00.000Z', auditRecordId: 'a-2' },
    );
    const { ours, others } = await report();
    expect(ours[0]?.gaps).toContain('missing-there');
    expect(others).toEqual([
      {
        ...{ customerId: contoso, companyName: undefined, acceptedOn: '2026-11-19', auditRecordId: 'a-1' },
        foundAt: new Date(act.at),
      },
    ]);
    const [exported] = await world.database.query
      .selectFrom('evidence_entries')
      .select('entry')
      .where('kind', '=', 'exported')
      .execute();
    expect(JSON.parse(exported?.entry ?? '')).toMatchObject({ what: 'audit-report', entries: 2 });
  });
});
