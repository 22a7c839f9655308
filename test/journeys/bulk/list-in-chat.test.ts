import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import de from '../../../cards/wording/de.json' with { type: 'json' };
import en from '../../../cards/wording/en.json' with { type: 'json' };
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let files: Server;
/** What the next file holds. */
let content = '';

beforeAll(async () => {
  desk = await Desk.open();
  files = createServer((_request, response) => response.end(content));
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  files.close();
  await desk.close();
});

const stillWorking = [en['working.title'], de['working.title']];

/** Drops a file into the chat, and returns the card that answers. */
async function drops(person: Person, name: string, text: string): Promise<ShownCard> {
  content = text;
  const downloadUrl = `http://127.0.0.1:${(files.address() as AddressInfo).port}/${encodeURIComponent(name)}`;
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  await person.sendsRaw({ type: 'message', text: '', attachments: [{ contentType, name, content: { downloadUrl } }] });
  return until('an answer about the file', async () => {
    const card = await person.newestCard();
    return stillWorking.every((words) => !card.text.includes(words)) && card;
  });
}

/** The card in its place, once it says that. */
async function once(person: Person, { activityId }: ShownCard, words: string): Promise<ShownCard> {
  return until(`a card that says ${words}`, async () => {
    const card = await person.cardNow(activityId);
    return card.text.includes(words) && card;
  });
}

test('a list that is dropped into the chat is checked, started by a press, and its end is told', async () => {
  const admin = desk.person('admin');
  const asked = await drops(
    admin,
    'open customers.csv',
    [
      'Customer;First name;Last name;Email;Date of acceptance',
      'Litware;Tania;Carr;tania@litware.example;2026-03-02',
      'Contoso Ltd;Ann;Beebe;ann@contoso.example;2026-03-02',
      'Nobody Knows Them;Carl;Dunn;carl@nobody.example;2026-03-02',
    ].join('\n'),
  );
  expect(asked.text).toContain('open customers.csv');
  expect(asked.buttons).toEqual([en['bulk.act.confirm'], en['bulk.act.invite'], en['bulk.act.mute']]);
  const checking = await admin.presses(asked, en['bulk.act.confirm']);
  const review = await once(admin, checking, en['bulk.state.review']);
  expect(review.text).toContain(en['bulk.text.review']);
  expect(review.text).toContain(
    `Row 4 · Nobody Knows Them · ${en['which.label']}: ${en['listFile.problem.unknown-customer']}`,
  );
  const running = await admin.presses(review, en['bulk.start']);
  const done = await once(admin, running, en['bulk.text.over']);
  expect(done.text).toContain(en['bulk.state.done']);
  expect((await desk.agreementsOf('Litware')).map(({ primaryContact }) => primaryContact['email'])).toEqual([
    'tania@litware.example',
  ]);
  const told = async () => (await admin.newestCard()).activityId !== done.activityId;
  await until('a message that the list is done', told);
  expect((await admin.newestCard()).text).toContain(en['bulk.state.done']);
});

test('dates that can be read in two ways are asked about in the chat, in the language of the agent', async () => {
  const sales = desk.person('sales');
  await sales.says('language Deutsch');
  const asked = await drops(
    sales,
    'offen.csv',
    'Kunde;Vorname;Nachname;E-Mail;Zustimmungsdatum\nVanArsdel;Tania;Carr;tania@vanarsdel.example;03/04/2026\n',
  );
  const checking = await sales.presses(asked, de['bulk.act.confirm']);
  const question = await once(sales, checking, '03/04/2026');
  expect(question.buttons).toEqual([de['bulk.dates.day-first'], de['bulk.dates.month-first']]);
  const read = await sales.presses(question, de['bulk.dates.month-first']);
  const review = await until('a list that can start', async () => {
    const card = await sales.cardNow(read.activityId);
    return card.buttons.includes(de['bulk.start']) && card;
  });
  const running = await sales.presses(review, de['bulk.start']);
  await once(sales, running, de['bulk.text.over']);
  const [agreement] = await desk.agreementsOf('VanArsdel');
  expect(agreement?.dateAgreed.slice(0, 10)).toBe('2026-03-04');
});

describe('a file that is no list', () => {
  test.each([
    ['open.csv', 'nothing;of;use\n1;2;3\n', en['bulk.notRead']],
    ['letter.pdf', '%PDF-1.7', 'what this file is for'],
  ])('%s gets a sentence that says what to do', async (name, text, expected) => {
    expect((await drops(desk.person('admin'), name, text)).text).toContain(expected);
  });
});

test('somebody who may not confirm is told so', async () => {
  const helpdesk = desk.person('helpdesk');
  const refused = await drops(helpdesk, 'open.csv', 'Customer;Email\nLitware;tania@litware.example\n');
  expect(refused.text).toContain(en['notAllowed.attest']);
});

test('columns that nobody can read are named', async () => {
  const admin = desk.person('admin');
  const asked = await drops(admin, 'open.csv', 'Customer;How;Notes\nFabrikam;by phone;call again\n');
  expect(asked.text).toContain('Columns not read: How and Notes');
  const checking = await admin.presses(asked, en['bulk.act.mute']);
  const review = await once(admin, checking, en['bulk.state.review']);
  expect(review.text).toContain('Columns not read: How and Notes');
});

test('the first rows in which something is wrong are named, and where the others are', async () => {
  const admin = desk.person('admin');
  const rows = ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => `${name} [x](https://x.example)`);
  const asked = await drops(admin, 'wrong.csv', ['Customer', 'Fabrikam', ...rows].join('\n'));
  const checking = await admin.presses(asked, en['bulk.act.invite']);
  const review = await once(admin, checking, en['bulk.state.review']);
  const named = review.text.split('\n').filter((line) => line.startsWith('Row '));
  expect(named.map((line) => line.split(' · ')[0])).toEqual(['Row 3', 'Row 4', 'Row 5']);
  expect(named[0]).toContain('One [x](https://x.example)');
  expect(review.text).toContain('2 more rows are on the page, and there as a file too.');
});

test('a list is read for everything that its agent may choose, and names what that has no use for', async () => {
  const admin = desk.person('admin');
  await admin.says('status contoso');
  const asked = await drops(
    admin,
    'owners.csv',
    `Customer;First name;Email;Owner;Notes\nLitware;Bo;bo@litware.example;Ada Lindqvist;call again\n`,
  );
  expect(asked.text).toContain('Columns not read: Notes');
  const checking = await admin.presses(asked, en['bulk.act.assign']);
  const review = await once(admin, checking, en['bulk.state.review']);
  expect(review.buttons).toContain(en['bulk.start']);
  expect(review.text).toContain('Columns not read: First name, Email, and Notes');
});

test('a row in which much is wrong says the first of it', async () => {
  const admin = desk.person('admin');
  const asked = await drops(admin, 'poor.csv', 'Customer;Email;Date of acceptance\nNobody Knows Them;bo;last week\n');
  const checking = await admin.presses(asked, en['bulk.act.confirm']);
  const review = await once(admin, checking, en['bulk.state.review']);
  const [row = ''] = review.text.split('\n').filter((line) => line.startsWith('Row 2'));
  const [, name, ...problems] = row.split(' · ');
  expect(name).toBe('Nobody Knows Them');
  expect(problems.map((one) => one.split(':')[0])).toEqual([en['which.label'], en['form.firstName'], '…']);
});

test('what somebody may not do with a list is not offered', async () => {
  const asked = await drops(desk.person('helpdesk'), 'open.csv', 'Customer\nLitware\n');
  expect(asked.buttons).toEqual([en['bulk.act.mute']]);
});
