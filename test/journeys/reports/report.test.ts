import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { partnerTenantId } from '../../../sandbox/people.ts';
import { botAccount } from '../../../sandbox/teams/teams-account.ts';
import { type CalendarDay, addDays, dayAt } from '../../../services/calendar-day.ts';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { StatusCountsStore } from '../../../services/reports/status-counts.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { isJson, objectsOf } from '../../support/cards/card-parts.ts';
import { Desk } from '../../support/desk/desk.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let database: Database;
let store: StatusCountsStore;
let today: CalendarDay;

beforeAll(async () => {
  const environment = { DIRECTORY_SYNC: 'true', PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000' };
  desk = await Desk.open({ environment });
  database = await openDatabase(
    { kind: 'embedded', file: join(desk.directory, 'agreement-desk.db') },
    new CapturedLog(),
  );
  store = new StatusCountsStore(database);
  today = await until('the count of the first day', async () => (await countedDays())[0]);
}, 60_000);

afterAll(async () => {
  await database.close();
  await desk.close();
});

const countedDays = async () => (await store.listAfter(addDays(dayAt(new Date(), 'UTC'), -84))).map(({ day }) => day);

test('the report counts all customers, and one that is confirmed moves', async () => {
  const admin = desk.person('admin');
  const report = await admin.says('report');
  const accepted = Number(/^(\d+) of 60 customers have accepted$/m.exec(report.text)?.[1]);
  expect(accepted).toBeGreaterThan(0);
  expect(report.text).toContain('There’s no trend yet. I count once a day. You can compare weeks here from');
  expect(report.text).toContain('Nobody has confirmed or invited a customer here yet.');

  const form = await admin.says('confirm contoso');
  const contact = { firstName: 'Nora', lastName: 'Quist', email: 'nora@contoso.example', phoneNumber: '' };
  const review = await admin.presses(form, 'attestation.review', { ...contact, dateAgreed: '2026-01-15' });
  await admin.presses(review, 'attestation.confirm');
  const later = await admin.presses(report, 'Refresh');
  expect(later.activityId).toBe(report.activityId);
  expect(later.text).toContain(`${String(accepted + 1)} of 60 customers have accepted`);
  expect(later.text).toContain('1 confirmed (1)');
});

test('the trend is a chart, its numbers where there are no charts, and words, in the agent’s language', async () => {
  const counts = { direct: 5, attested: 15, 'renewal-due': 4, none: 36, unknown: 0 };
  await store.save({ day: addDays(today, -14), counts });
  const german = desk.person('sales').with({ locale: 'de-DE' });
  const report = await german.says('bericht');
  expect(report.text).toMatch(/^Am .+ hatten 20 Kunden zugestimmt, am .+ waren es \d+\.$/m);
  expect(report.text).toMatch(/^Ohne Zustimmung waren zunächst 40 Kunden, zuletzt \d+\.$/m);
  expect(report.buttons).toEqual(['Aktualisieren', 'Unbestätigte anzeigen']);
  const chart = objectsOf(report.json).find(({ type }) => type === 'Chart.VerticalBar.Grouped');
  expect(chart).toMatchObject({ stacked: true, title: 'Die letzten 12 Wochen' });
  const numbers = objectsOf(chart?.['fallback']).map(({ text }) => text);
  expect(numbers).toContainEqual(expect.stringMatching(/^Zustimmung bestätigt: 15 · – · \d+$/));
  expect((await german.presses(report, 'Unbestätigte anzeigen')).text).toContain('Alle Kunden ohne Zustimmung');
});

test('a number of the report opens the list of those that it counts', async () => {
  const admin = desk.person('admin');
  const report = await admin.says('report');
  const pressable = objectsOf(report.json).map(({ selectAction }) =>
    isJson(selectAction) ? selectAction['title'] : '',
  );
  for (const label of ['No acceptance yet', 'Needs confirming again']) {
    const count = pressable.map(String).find((title) => title.startsWith(label)) ?? '';
    const list = await admin.presses(report, count);
    expect(list.text).toMatch(
      new RegExp(`(of ${count.slice(label.length + 2)}\\.|^${count.slice(label.length + 2)} customers)`, 'm'),
    );
  }
});

test('names stay in the personal chat', async () => {
  const admin = desk.person('admin');
  const channel = { id: '19:team@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: partnerTenantId };
  const mention = '<at>Agreement Desk</at>';
  const entities = [{ type: 'mention', mentioned: botAccount, text: mention }];
  await admin.sendsRaw({ type: 'message', text: `${mention} report`, entities, conversation: channel });
  const [answer] = (await admin.messages(channel.id)).filter((message) => message.from === 'bot');
  expect(JSON.stringify(answer?.cards)).toContain('Go to our private chat');
});

test('who has no role sees none of it', async () => {
  const report = await desk.person('nobody').says('report');
  expect(report.text).not.toContain('customers have accepted');
});

test('an indirect reseller sees its customers, and each card leads on to its provider', async () => {
  const reseller = await Desk.open({ partner: 'indirect-reseller', environment: { DIRECTORY_SYNC: 'true' } });
  try {
    const admin = reseller.person('admin');
    await until('all customers are listed', async () => (await admin.says('report')).text.includes('Customers\n60'));
    const report = await admin.says('report');
    expect(report.text).toContain('Microsoft shows acceptances only to your indirect provider.');
    expect(report.text).toContain('First Up Consultants');
    const list = await admin.presses(report, 'Show customers');
    expect(list.text).toContain('1 to 8 of 60');
    expect(list.buttons).toEqual(['Next', 'Write to your provider']);
    const status = await admin.presses(list, 'Adventure Works, Not invited yet');
    expect(status.text).toContain('Adventure Works');
    expect(status.buttons).toEqual(['Write to your provider', 'Invite the customer', 'History', 'Evidence']);
    const invitation = await admin.presses(status, 'Invite the customer');
    const sent = await admin.presses(invitation, 'I’ve sent it');
    expect(sent.text).toContain('Microsoft tells your indirect provider, not me');
    const order = await admin.says('order check contoso');
    expect(order.buttons).toEqual(['Write to your provider', 'Status']);
    const letter = await admin.presses(order, 'Write to your provider');
    expect(letter.inputs['body']).toMatch(/this customer of .* has accepted/);
    expect((await admin.says('unconfirmed')).text).toContain('Your customers');
    const general = await admin.presses(await admin.says('unconfirmed'), 'Write to your provider');
    expect(general.inputs['body']).toContain('Could you send us a list');
    const { log } = reseller.bot;
    expect(log.filter((line) => JSON.stringify(line).includes('partner center call failed')).length).toBeLessThan(12);
  } finally {
    await reseller.close();
  }
});
