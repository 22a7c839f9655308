import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cardVerbs } from '../../../cards/kit/card-actions.ts';
import { Desk } from '../../support/desk/desk.ts';
import { execute } from '../../support/microsoft/forging.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(() => desk.close());

const id = '99999999-9999-4999-8999-999999999999';
/** Filled by every turn, or beside what agents do. */
const ofEveryTurn = ['bot_state', 'conversations', 'contacts', 'partner_center_throttle', 'directory_listing'];

/** What the database holds of what agents do. */
function written(): Record<string, unknown> {
  const database = new DatabaseSync(join(desk.directory, 'agreement-desk.db'), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
    const names = tables
      .map(({ name }) => String(name))
      .filter((name) => !ofEveryTurn.includes(name) && !name.includes('_parts'));
    return Object.fromEntries(names.map((name) => [name, database.prepare(`select * from "${name}"`).all()]));
  } finally {
    database.close();
  }
}

test('an automatic refresh never writes, whatever verb the card has', async () => {
  const admin = desk.person('admin');
  const any = await admin.says('help');
  const customerId = await desk.customerId('Litware');
  const form = await admin.says('confirm litware');
  const { draftId } = form.action('attestation.review').data;
  const newCustomer = await admin.says('new customer');
  const { newCustomerId } = newCustomer.action('customer.company').data;
  const before = written();
  expect(cardVerbs.length).toBeGreaterThan(50);
  for (const verb of cardVerbs) {
    const ids = { customerId, draftId, newCustomerId, invitationId: id, handoverId: id, messageId: id };
    const rest = {
      country: 'SE',
      language: 'sv',
      step: 'details',
      take: 'typed',
      writtenFor: 'own',
      owner: 'all',
      page: '1',
    };
    const data = {
      verb,
      ...ids,
      ...rest,
      assignee: admin.objectId,
      chosen: customerId,
      neededBy: '2099-01-01',
      subject: 'x',
      body: 'y',
    };
    const { status, outcome } = await admin.sends({
      activityId: any.activityId,
      ...execute(data),
      trigger: 'automatic',
    });
    expect([verb, status, outcome.kind]).toEqual([verb, 200, 'card']);
    expect([verb, written()]).toEqual([verb, before]);
  }
  expect(await desk.posts()).toEqual([]);
});
