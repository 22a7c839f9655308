import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { mostListed } from '../../../services/customers/customers-service.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let database: Database;
let admin: Person;

const query = (queryText: string) => ({ queryText, queryOptions: { skip: 0, top: 15 }, dataset: 'customers' });

beforeAll(async () => {
  const environment = {
    DIRECTORY_SYNC: 'true',
    PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '6000',
    AGENT_REQUESTS_PER_MINUTE: '120',
  };
  desk = await Desk.open({ environment });
  const file = join(desk.directory, 'agreement-desk.db');
  database = await openDatabase({ kind: 'embedded', file }, new CapturedLog());
  const read = async () =>
    (await database.query.selectFrom('directory_listing').selectAll().executeTakeFirst())?.customers_read;
  await until('the reading of all 60 customers', async () => (await read()) === 60);
  admin = desk.person('admin');
});

afterAll(async () => {
  await database.close();
  await desk.close();
});

describe('the list of customers', () => {
  test('shows name, domain and status of whom the typed words fit, in spite of a slip', async () => {
    expect(await admin.searches('conto')).toEqual(['Contoso Ltd · contoso.onmicrosoft.com · No acceptance yet']);
    expect(await admin.searches('contsoo')).toEqual(await admin.searches('conto'));
    expect(await admin.with({ locale: 'de-DE' }).searches('fabrikam')).toEqual([
      'Fabrikam · fabrikam.onmicrosoft.com · Zustimmung bestätigt',
    ]);
    expect(await admin.searches('tailwind')).toHaveLength(2);
  });

  test('shows at most what Teams can, and nothing where nobody fits', async () => {
    expect((await admin.searches('o')).length).toBeLessThanOrEqual(mostListed);
    expect(await admin.searches('qqqqqq')).toEqual([]);
  });

  test('begins with those the agent dealt with last, then the most urgent', async () => {
    await admin.says('confirm fabrikam');
    await admin.presses(await admin.newestCard(), 'attestation.start');
    const [recent, ...urgent] = await admin.searches('');
    expect(recent).toContain('Fabrikam');
    expect(urgent.length).toBeGreaterThan(5);
    expect(urgent.every((title) => /No acceptance yet|Needs confirming again/.test(title))).toBe(true);
  });

  test('is empty for those who may not see a status; in a dialog over a channel it is as in the private chat', async () => {
    expect(await desk.person('nobody').searches('conto')).toEqual([]);
    const inChannel = { conversation: { id: '19:team@thread.tacv2', conversationType: 'channel' } };
    expect(await resultsOf({ ...inChannel, value: query('conto') })).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['no value', undefined],
    ['another dataset', { ...query('conto'), dataset: 'agents' }],
    ['a second page', { ...query('conto'), queryOptions: { skip: 15, top: 15 } }],
    ['words that are none', { ...query(''), queryText: { toString: 'x' }, dataset: 'x' }],
    ['control characters', query('\0\u0007\u202E')],
    ['the language of the search', query('" OR 1=1 -- *) NEAR(')],
  ])('is empty for %s', async (_what, value) => {
    expect(await resultsOf({ value })).toEqual([]);
  });

  test('takes a very long text for its beginning', async () => {
    expect((await admin.searches(`contoso ${'x'.repeat(50_000)}`)).length).toBeLessThanOrEqual(mostListed);
  });

  test('shows names as they are, without what could be Markdown', async () => {
    const [title = '', ...others] = await admin.searches('click');
    expect(title).toMatch(/^.Click.+example\.com\) Trading · clicktrading\.onmicrosoft\.com · No acceptance yet$/);
    expect([title.includes(']('), others]).toEqual([false, []]);
  });

  test('leaves nothing of what was typed in the log', async () => {
    await admin.searches('Marguerite Duras');
    expect(JSON.stringify(desk.bot.log)).not.toContain('Marguerite');
  });
});

describe('the question which customer', () => {
  test('says what for, suggests customers, and goes on with the one that is chosen', async () => {
    const question = await admin.says('confirm');
    expect(question.text).toContain('Which customer do you want to confirm?');
    expect(question.buttons).toEqual(['Confirm', 'Cancel']);
    expect(titlesOf(question).length).toBeGreaterThan(5);
    expect(titlesOf(question).join()).not.toContain('Acceptance confirmed');
    const form = await admin.presses(question, 'question.answer', { chosen: await desk.customerId('Litware') });
    expect(form.text).toContain('Litware');
    expect(Object.keys(form.inputs)).toContain('firstName');
    await admin.presses(form, 'attestation.cancel');
  });

  test('keeps the day that was named before', async () => {
    const question = await admin.says('remind 2099-01-31');
    const plan = await admin.presses(question, 'question.answer', { chosen: await desk.customerId('Litware') });
    expect(plan.text).toContain('January 31, 2099');
  });

  test('is asked again where nothing was chosen, and takes words where a client lets somebody type them', async () => {
    const question = await admin.says('status');
    const again = await admin.presses(question, 'question.answer', { chosen: ' ' });
    expect(again.text).toContain('Choose a customer from the list.');
    const fitting = await admin.presses(again, 'question.answer', { chosen: 'tailwind' });
    expect(fitting.buttons).toEqual(['Tailwind Toys', 'Tailwind Traders', 'Check status', 'Cancel']);
    const none = await admin.presses(fitting, 'question.answer', { chosen: 'qqqqqq' });
    expect(none.text).toContain('No customer found');
    expect((await admin.says('fabrikam')).text).toContain('Acceptance confirmed');
  });

  test('ends with Cancel', async () => {
    const question = await admin.says('history');
    expect((await admin.presses(question, 'Cancel')).text).toContain('Cancelled');
    expect((await admin.says('fabrikam')).text).not.toContain('History');
  });

  test('is not asked of somebody without a role', async () => {
    const nobody = desk.person('nobody');
    expect((await nobody.says('status')).buttons).not.toContain('Check status');
  });
});

async function resultsOf(activity: object): Promise<unknown> {
  const { status, body } = await admin.sendsRaw({ type: 'invoke', name: 'application/search', ...activity });
  expect(status).toBe(200);
  return (body as { value: { results: unknown } }).value.results;
}

function titlesOf(card: ShownCard): readonly string[] {
  const inputs = card.json['body'] as readonly {
    readonly id?: string;
    readonly choices?: readonly { title: string }[];
  }[];
  return inputs.find(({ id }) => id === 'chosen')?.choices?.map(({ title }) => title) ?? [];
}
