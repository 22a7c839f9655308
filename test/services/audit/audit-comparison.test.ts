import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AuditComparison } from '../../../services/audit/audit-comparison.ts';
import type { Services } from '../../../bot/wiring/services.ts';
import { AuditDaysStore } from '../../../services/audit/audit-days-store.ts';
import { toInstantText } from '../../../services/database/instant-text.ts';
import { dayMs, minuteMs } from '../../../services/duration.ts';
import { Evidence } from '../../../services/evidence/evidence.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { engines } from '../../support/databases/databases.ts';
import { insertEntries, intendedAttestation } from '../../support/worlds/ledger-rows.ts';
import { LedgerWorld, agentOf, contoso } from '../../support/worlds/ledger-world.ts';

const admin = agentOf('admin');
const contact = { firstName: 'Tania', lastName: 'Carr', email: 'tania@customer.example' };
const stopping = new AbortController().signal;

describe.each(engines)('Partner Center’s audit records beside our entries on $engine', ({ create }) => {
  let world: LedgerWorld;

  beforeEach(async () => {
    world = await LedgerWorld.open(create);
  });

  afterEach(() => world.close());

  const facts = async () => {
    const rows = await world.database.query
      .selectFrom('evidence_entries')
      .select('entry')
      .where('kind', 'in', ['confirmed-elsewhere', 'missing-at-partner-center'])
      .execute();
    return rows.map(({ entry }) => JSON.parse(entry) as Record<string, unknown>);
  };

  const confirm = async ({ drafts, agreements }: Services): Promise<void> => {
    const customer = { customerId: contoso, companyName: 'Contoso Ltd' };
    const draft = await drafts.startWith(admin, customer, { ...contact, phoneNumber: '', acceptedOn: '2026-03-02' });
    const { version } = await agreements.checkBeforeSending(admin, draft);
    const place = { conversationId: 'a:1', activityId: undefined };
    await agreements.attest(admin, { draftId: draft.draftId, version, place });
  };

  const comparisonOf = ({ partnerCenter }: Services, log = new CapturedLog()) => {
    const { database } = world;
    return new AuditComparison({
      ...{ database, days: new AuditDaysStore(database), evidence: new Evidence(database), log, partnerCenter },
      clock: { now: () => new Date(Date.now() + 3 * dayMs) },
    });
  };

  test('tell what was confirmed elsewhere, and raise an alarm for what is not there, once', async () => {
    const { services } = await world.openInstance();
    await confirm(services);
    const { templateId } = await services.partnerCenter.getAgreementTemplate(admin.agentId);
    const found = await services.partnerCenter.findCustomers(admin.agentId, {
      ...({ field: 'companyName', startsWith: 'Litware', limit: 1 } as const),
    });
    const litware = found.customers[0]!.customerId;
    const agreed = { contact, dateAgreed: new Date('2026-03-02T00:00:00Z'), templateId };
    await services.partnerCenter.createAttestation(admin.agentId, litware, agreed, randomUUID());
    const lost = intendedAttestation({ state: 'recorded', intended_at: toInstantText(new Date()) });
    await insertEntries(world.database, lost);

    const log = new CapturedLog();
    const { database } = world;
    const comparison = comparisonOf(services, log);
    // Ten days at a time, and the newest are of interest.
    for (let round = 0; round < 9; round += 1) await comparison.run(stopping);

    const expected = [
      expect.objectContaining({ kind: 'confirmed-elsewhere', customerId: litware, acceptedOn: '2026-03-02' }),
      expect.objectContaining({ kind: 'missing-at-partner-center', attestationId: lost.attestation_id }),
    ];
    expect(await facts()).toEqual(expected);
    expect(log.lines.map(({ phrase }) => phrase)).toEqual(['attestation missing in audit records']);
    await database.query.deleteFrom('audit_days').execute();
    await world.control.fault({ method: 'GET', path: '/auditrecords', status: 400, times: 1 });
    await expect(comparison.run(stopping)).rejects.toThrow();
    expect(await database.query.selectFrom('audit_days').selectAll().execute()).toHaveLength(9);
    for (let round = 0; round < 9; round += 1) await comparison.run(stopping);
    expect(await facts()).toEqual(expected);
  });

  test('tell of one confirmation each, also where there were two within the hour', async () => {
    const { services } = await world.openInstance();
    await confirm(services);
    const later = toInstantText(new Date(Date.now() + 10 * minuteMs));
    const lost = intendedAttestation({ state: 'recorded', customer_id: contoso, intended_at: later });
    await insertEntries(world.database, lost);
    const comparison = comparisonOf(services);
    for (let round = 0; round < 9; round += 1) await comparison.run(stopping);
    expect(await facts()).toMatchObject([{ kind: 'missing-at-partner-center', attestationId: lost.attestation_id }]);
  });
});
