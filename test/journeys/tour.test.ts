import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShownCard } from '../support/cards/shown-card.ts';
import { Desk } from '../support/desk/desk.ts';
import type { Person } from '../support/desk/person.ts';
import { rowsOf } from '../support/docs/markdown.ts';

interface Walk {
  readonly desk: Desk;
  readonly admin: Person;
  readonly helpdesk: Person;
}

type Row = (walk: Walk) => Promise<void>;

const contact = {
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania.carr@contoso.com',
  phoneNumber: '',
  dateAgreed: '2026-03-02',
};
const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

/** Says each of them and looks for the words in the answer. */
function says(...said: readonly (readonly [text: string, ...words: string[]])[]): Row {
  return async ({ admin }) => {
    for (const [text, ...words] of said) sees(await admin.says(text), ...words);
  };
}

function sees(card: ShownCard, ...words: readonly string[]): void {
  const text = [card.text, ...card.buttons].join('\n');
  for (const one of words) expect(text).toContain(one);
}

/** Where it takes another sandbox, hours or a browser: the test that lives through it. */
function provenBy(test: string): Row {
  return () => {
    expect(existsSync(`test/${test}.test.ts`)).toBe(true);
    return Promise.resolve();
  };
}

/** By what stands in the first column of the tour. */
const rows: Readonly<Record<string, Row>> = {
  "press the app's icon beside the box, choose Contoso, send": provenBy('browser/channel'),
  'look at it as Hanna Vogel, then as Li Na, who has no role': provenBy('browser/channel'),
  'post “Litware has signed today”, and press _Confirm acceptance_ on it': provenBy('browser/channel'),
  'paste a link to a customer, from the address of the page': provenBy('journeys/message-extension/message-extension'),
  '`@Agreement Desk unconfirmed`': provenBy('journeys/conversations/conversation'),
  '`help`': says(['help', 'What you can ask me', 'Check a customer']),
  '`status`, or press _Check a customer_': async ({ admin }) => {
    sees(await admin.says('status'), 'Which customer do you want to check?', 'Check status', 'Cancel');
    sees(await admin.presses(await admin.says('help'), 'Check a customer'), 'Which customer do you want to check?');
    sees(await admin.says('litware'), 'No acceptance yet');
  },
  '`contoso?`, `is litware ok?`, `contoso.com`': says(
    ['contoso?', 'Contoso Ltd', 'No acceptance yet'],
    ['is litware ok?', 'Litware'],
    ['contoso.com', 'Contoso Ltd'],
  ),
  '`confrim contso`': provenBy('journeys/conversations/asked-back'),
  'your first question about a customer, then Sign in, Accept': provenBy('journeys/sign-in/sign-in'),
  '`sign out`': provenBy('journeys/sign-in/sign-in'),
  '`confirm contoso`': async ({ admin, desk }) => {
    const form = await admin.says('confirm contoso');
    const review = await admin.presses(form, 'attestation.review', contact);
    const receipt = await admin.presses(review, 'attestation.confirm');
    sees(receipt, 'Acceptance recorded', 'Tania Carr');
    expect([review.activityId, receipt.activityId]).toEqual([form.activityId, form.activityId]);
    expect(await desk.agreementsOf('Contoso Ltd')).toHaveLength(1);
  },
  '`status contoso`, then History': async ({ admin }) => {
    const status = await admin.says('status contoso');
    sees(status, 'Tania Carr');
    sees(await admin.presses(status, 'History'), 'Ada Lindqvist');
  },
  '`history contoso`': says(['history contoso', 'Ada Lindqvist', 'Tania Carr']),
  '`evidence contoso`': says(['evidence contoso', 'Sent to Microsoft', 'Ada Lindqvist', 'Tania Carr']),
  'Confirm again, behind “…” of `status contoso`': async ({ admin }) => {
    const form = await admin.presses(await admin.says('status contoso'), 'Confirm again');
    sees(form, 'Tania Carr', 'Why confirm again?');
    await admin.says('cancel');
  },
  '`confirm lucerne`, then `cancel`': async ({ admin, desk }) => {
    sees(await admin.says('confirm lucerne'), 'Lucerne Publishing');
    sees(await admin.says('cancel'), 'Lucerne Publishing', 'Nothing was sent');
    expect(await desk.agreementsOf('Lucerne Publishing')).toEqual([]);
  },
  '`status tailwind`': says(['status tailwind', 'Tailwind Toys', 'Tailwind Traders']),
  '`status [click`': says(['status [click', '(https://example.com) Trading']),
  "`confirm litware` with tomorrow's date, an impossible e-mail, no name": async ({ admin }) => {
    const form = await admin.says('confirm litware');
    const typed = { ...contact, firstName: '', email: 'tania', dateAgreed: inTwoDays() };
    const again = await admin.presses(form, 'attestation.review', typed);
    sees(again, 'first name', 'name@example.com', 'in the future');
    expect(again.inputs).toMatchObject(typed);
  },
  "tomorrow's date again, with the time zone Pacific/Kiritimati": async ({ admin }) => {
    const timeZone = 'Pacific/Kiritimati';
    const inLineIslands = admin.with({ timeZone });
    const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
    const form = await inLineIslands.says('confirm litware');
    const review = await inLineIslands.presses(form, 'attestation.review', { ...contact, dateAgreed: today });
    expect(review.buttons).toContain('Confirm for Litware');
  },
  '`confirm adventure works`': says(['confirm adventure works', 'Adventure Works', 'accepted']),
  '`status wide world`': says(['status wide world', 'May 17, 2022']),
  'press Confirm acceptance twice, or on an old card': async ({ admin, desk }) => {
    const form = await admin.says('confirm vanarsdel');
    const review = await admin.presses(form, 'attestation.review', contact);
    await Promise.all([admin.presses(review, 'attestation.confirm'), admin.presses(review, 'attestation.confirm')]);
    sees(await admin.presses(form, 'attestation.review', contact), 'Acceptance recorded');
    expect(await desk.agreementsOf('VanArsdel')).toHaveLength(1);
  },
  '`confirm contoso` as Hanna Vogel, a Helpdesk agent': async ({ helpdesk }) =>
    sees(await helpdesk.says('confirm contoso'), 'Contoso Ltd', 'Admin agent', 'Ada Lindqvist'),
  '`bestätigen contoso`, `状态 contoso`, `språk svenska`': says(
    ['bestätigen litware', 'Litware'],
    ['状态 contoso', 'Contoso Ltd'],
    ['språk svenska', 'svenska'],
    ['language english', 'English'],
  ),
  'open _Overview_': provenBy('browser/tab'),
  'type “itwar” under _Customers_': provenBy('browser/tab'),
  'open a customer, _Confirm acceptance_': provenBy('browser/tab'),
  'the same as Hanna Vogel': provenBy('browser/tab'),
  'change the theme, the language, the width': provenBy('browser/tab'),
  '_Show evidence_, _Attach a file_, _Evidence file_': provenBy('journeys/evidence/story'),
  'under _Customers_, choose an owner and _More filters_, then _Saved filters_, _Save this filter_':
    provenBy('browser/tab-acts'),
  'tick several customers, _Assign_, _Invite_ or _Stop reminders_': provenBy('browser/tab-acts'),
  _Export_: provenBy('bot/http/api/contract'),
  '`invite humongous`': says(['invite humongous', 'Microsoft']),
  '`invite new customer`': says(['invite new customer', 'A. Datum Corporation']),
  '`new customer`': says(['new customer', 'Step 1 of 4'], ['cancel', 'No customer was created']),
  '`new customer` with the domain “contoso”, or the street “Microsoft Way”': provenBy(
    'journeys/new-customers/new-customer',
  ),
  '`unconfirmed`, _Choose several_, tick some, _Invite_': provenBy('journeys/reminders/reminders'),
  '`unconfirmed`, `report`': says(['unconfirmed'], ['report']),
  '`SANDBOX_CLOCK_SPEED=3600 npm start`, say hello, wait some minutes': provenBy('journeys/reminders/reminders'),
  '`remind litware`, `reminders`, `assign litware`': says(
    ['remind litware', 'Litware'],
    ['reminders', 'Save'],
    ['assign litware', 'Litware'],
  ),
  '`hand over contoso` as Hanna Vogel, a Helpdesk agent': async ({ helpdesk }) =>
    sees(await helpdesk.says('hand over litware'), 'Litware', 'Note'),
  '`guide`, or paste the message that sends a customer to its partner': says([
    'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.',
    'Who did they buy from?',
  ]),
  '`template`, `template schweiz`, `template germny`': says(
    ['template'],
    ['template schweiz', 'Switzerland'],
    ['template germny', 'Germany'],
  ),
  '`order check litware`': says(['order check litware', 'Litware', 'refused']),
  'paste `{"code": 13605}`, as a shop shows it': says(['{"code": 13605}', 'order']),
  '`confirm contoso`, _Create a link_': provenBy('journeys/agreements/link'),
  'open the link in another window, _I accept_': provenBy('journeys/agreements/link'),
  '`send the link to contoso`': provenBy('journeys/agreements/link'),
  '_Renew link_, _Withdraw link_': provenBy('journeys/agreements/link'),
  'the switch below, then `confirm litware`, _Confirm for them_': provenBy('journeys/agreements/link'),
  'open _Lists_ on the page, and drop the file there': provenBy('browser/tab-lists'),
  'say which day “03/04/2026” is': provenBy('browser/tab-lists'),
  'press the name of Humongous; _Correct_ the e-mail of VanArsdel': provenBy('browser/tab-lists'),
  'start it': provenBy('browser/tab-lists'),
  '_Result file_, _Rows not done_': provenBy('browser/tab-lists'),
  'drop the file into the chat': provenBy('journeys/bulk/list-in-chat'),
  '_Note as invited_ with a list of your own, _Pause_, _Stop for good_': provenBy('browser/tab-lists'),
  '`SANDBOX_PARTNER=indirect-reseller npm start`, `confirm contoso`': provenBy('journeys/agreements/confirm'),
};

let walk: Walk;

beforeAll(async () => {
  const desk = await Desk.open();
  walk = { desk, admin: desk.person('admin'), helpdesk: desk.person('helpdesk') };
});

afterAll(() => walk.desk.close());

describe('the tour is true row by row', () => {
  const shown = rowsOf(readFileSync('docs/tour.md', 'utf8')).map(([first = '']) => first);
  const tried = shown.filter((first) => !first.startsWith('!['));

  test('and no row goes untried', () => {
    expect(tried.filter((row) => !(row in rows))).toEqual([]);
    expect(Object.keys(rows).filter((row) => !tried.includes(row))).toEqual([]);
  });

  test.each(Object.entries(rows))('%s', (_row, take) => take(walk));
});
