import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { Desk } from '../../support/desk/desk.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let database: Database;

beforeAll(async () => {
  const environment = { DIRECTORY_SYNC: 'true', PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '6000' };
  desk = await Desk.open({ environment });
  await desk.isolateBot();
  const file = join(desk.directory, 'agreement-desk.db');
  database = await openDatabase({ kind: 'embedded', file }, new CapturedLog());
});

afterAll(async () => {
  await database.close();
  await desk.close();
});

test('the directory fills by itself, and knows of a confirmation at once', async () => {
  const read = async () =>
    (await database.query.selectFrom('directory_listing').selectAll().executeTakeFirst())?.customers_read;
  await until('the reading of all 60 customers', async () => (await read()) === 60);
  expect(await contoso()).toMatchObject({ status: 'none' });

  const admin = desk.person('admin');
  const form = await admin.says('confirm contoso');
  const contact = { firstName: 'Nora', lastName: 'Quist', email: 'nora@contoso.example', phoneNumber: '' };
  const review = await admin.presses(form, 'attestation.review', { ...contact, dateAgreed: '2026-01-15' });
  await admin.presses(review, 'attestation.confirm');
  expect(await contoso()).toMatchObject({ status: 'attested', accepted_on: '2026-01-15', unconfirmed_since: null });
});

test('a bot that keeps the directory stops when it is asked to', async () => {
  expect(await desk.bot.stop()).toBe(0);
  expect(desk.bot.log.map(({ msg }) => msg)).toContain('stopped');
});

function contoso() {
  return database.query
    .selectFrom('customers')
    .selectAll()
    .where('company_name', '=', 'Contoso Ltd')
    .executeTakeFirstOrThrow();
}
