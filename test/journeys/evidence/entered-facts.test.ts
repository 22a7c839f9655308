import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { parseHead } from '../../../services/evidence/format/head.ts';
import { openReview } from '../../support/desk/confirming.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { Desk } from '../../support/desk/desk.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let database: Database;

beforeAll(async () => {
  desk = await Desk.open();
  database = await openDatabase({ kind: 'embedded', file: `${desk.directory}/agreement-desk.db` }, silent);
});

afterAll(async () => {
  await database.close();
  await desk.close();
});

type AnEntry = Readonly<Record<string, unknown>>;

async function entries(): Promise<readonly AnEntry[]> {
  const rows = await database.query.selectFrom('evidence_entries').select('entry').orderBy('position').execute();
  return rows.map(({ entry }) => JSON.parse(entry) as AnEntry);
}

const ofCustomer = async (customerId: string): Promise<readonly AnEntry[]> =>
  (await entries()).filter((entry) => entry['customerId'] === customerId);

async function publishedHead(): Promise<ReturnType<typeof parseHead>> {
  const response = await fetch(`${await desk.bot.url()}/api/v1/evidence/head`);
  return parseHead(await response.text());
}

describe('the evidence log', () => {
  test('begins with its key, the settings, and what the ledger held', async () => {
    const began = await until('the beginning of the log', async () => {
      const all = await entries();
      return all.some(({ kind }) => kind === 'ledger-taken-over') ? all : undefined;
    });
    expect(began.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['log-began', 'settings-changed', 'ledger-taken-over']),
    );
  });

  test('gets a confirmation with its occasion, and a head over it that everybody can fetch', async () => {
    const admin = desk.person('admin');
    const review = await openReview(desk, admin, { customer: 'Contoso Ltd', email: 'tania@contoso.com' });
    await admin.presses(review, 'attestation.confirm');
    const [intended, settled] = await ofCustomer(await desk.customerId('Contoso Ltd'));

    expect(intended).toMatchObject({
      ...{ kind: 'attestation-intended', by: 'agent', as: 'service-account', surface: 'personal-chat' },
      ...{ zone: expect.stringContaining('/'), correlationId: expect.any(String), requestId: expect.any(String) },
      people: { account: expect.any(String), contact: expect.any(String), agent: expect.any(String) },
    });
    expect(settled).toMatchObject({
      kind: 'attestation-settled',
      state: 'recorded',
      how: 'answer',
      previous: expect.any(Number),
    });
    const roles = (await entries()).filter(({ kind }) => kind === 'roles-changed');
    expect(roles).toEqual([expect.objectContaining({ roles: ['admin-agent'] })]);
    const { length } = await entries();
    await until('a head over the confirmation', async () => ((await publishedHead())?.size ?? 0) >= length);
  });

  test('tells what was done on the page in Teams from what a tool did', async () => {
    const api = await ApiClient.open(desk);
    const customerId = await desk.customerId('VanArsdel');
    for (const site of ['same-origin', undefined]) {
      const headers = {
        ...{ 'Idempotency-Key': randomUUID(), 'Time-Zone': 'Asia/Shanghai' },
        ...(site && { 'Sec-Fetch-Site': site }),
      };
      const { status } = await api.call('admin', {
        method: 'post',
        path: `/customers/${customerId}/invitations`,
        headers,
      });
      expect(status).toBe(201);
    }
    const invited = (await ofCustomer(customerId)).filter(({ kind }) => kind === 'invitation-noted');
    expect(invited.map(({ surface, zone }) => [surface, zone])).toEqual([
      ['tab', 'Asia/Shanghai'],
      ['api', 'Asia/Shanghai'],
    ]);
  });

  test('gets invitations, and says when one was taken back', async () => {
    const admin = desk.person('admin');
    const sent = await admin.presses(await admin.says('invite litware'), 'invitation.sent');
    await admin.presses(sent, 'invitation.takeBack');
    const kinds = (await ofCustomer(await desk.customerId('Litware'))).map(({ kind }) => kind);
    expect(kinds).toEqual(['invitation-noted', 'invitation-taken-back']);
  });

  test('gets hand-overs as they go from hand to hand', async () => {
    await desk.person('admin').says('help');
    const sender = desk.person('helpdesk');
    await sender.presses(await sender.says('hand over wide world'), 'handover.send', { note: 'Please call them.' });
    const all = await ofCustomer(await desk.customerId('Wide World Importers'));
    expect(all).toEqual([expect.objectContaining({ kind: 'handover-changed', state: 'open', by: 'agent' })]);
    expect(JSON.stringify(await entries())).not.toContain('Please call them');
  });

  test('has no entry of what was not done: where the log takes none, nothing is invited', async () => {
    await sql`create trigger no_more before insert on evidence_entries begin select raise(abort, 'full'); end`.execute(
      database.query,
    );
    const admin = desk.person('admin');
    await admin.presses(await admin.says('invite lucerne'), 'invitation.sent');
    const rows = await database.query
      .selectFrom('invitations')
      .select('invitation_id')
      .where('company_name', 'like', 'Lucerne%')
      .execute();
    expect(rows).toEqual([]);
    await sql`drop trigger no_more`.execute(database.query);
  });
});
