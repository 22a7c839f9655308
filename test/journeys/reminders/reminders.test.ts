import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { partnerTenantId } from '../../../sandbox/people.ts';
import { botAccount } from '../../../sandbox/teams/teams-account.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { objectsOf } from '../../support/cards/card-parts.ts';
import { until } from '../../support/until.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open({
    environment: { DIRECTORY_SYNC: 'true', PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000' },
  });
  await seesWholeList(desk.person('admin'));
  await desk.person('sales').says('help');
}, 60_000);

afterAll(async () => {
  await desk.close();
});

describe('the list of unconfirmed customers', () => {
  test('is paged, and each row opens its customer in place, with a way back to the same page', async () => {
    const admin = desk.person('admin');
    const first = await admin.says('unconfirmed');
    expect(first.text).toMatch(/^1–10 of \d+\. Earliest due date first/m);
    const second = await admin.presses(first, 'Next');
    expect(second.activityId).toBe(first.activityId);
    expect(second.text).toMatch(/^11–20 of \d+/m);
    const opened = await admin.presses(second, rowsOf(second)[0]!);
    expect(opened.buttons).toEqual([
      expect.stringMatching(/^Confirm/),
      ...['Invite the customer', 'Remind me in a week', 'Due date and reminders'],
      ...['Take over', 'Back to the list'],
    ]);
    const back = await admin.presses(opened, 'Back to the list');
    expect(back.text).toMatch(/^11–20 of \d+/m);
  });

  test('can be narrowed by tiles with their numbers, and searched in spite of a typing error', async () => {
    const admin = desk.person('admin');
    const all = await admin.says('unconfirmed');
    const none = await admin.presses(all, tileOf(all, 'Mine'));
    expect(none.text).toContain('You don’t own any customer without acceptance.');
    const unowned = await admin.presses(none, 'Show without owner');
    expect(unowned.text).toContain('Customers without acceptance or owner');
    const again = await admin.presses(unowned, tileOf(unowned, 'Confirm again'));
    expect(again.text).toContain('Accepted on');
    const found = await admin.presses(again, 'Search', { search: 'litwrae' });
    expect(found.text).toContain('One customer found.');
    expect(rowsOf(found)).toEqual([expect.stringContaining('Litware, ')]);
    const opened = await admin.presses(found, rowsOf(found)[0]!);
    const back = await admin.presses(opened, 'Back to the list');
    expect(back.text).toContain('One customer found.');
    expect(rowsOf(back)).toEqual(rowsOf(found));
    const whole = await admin.presses(back, tileOf(back, 'All'));
    expect(rowsOf(whole)).toHaveLength(10);
    const missed = await admin.presses(found, 'Search', { search: 'fabrikam' });
    expect(missed.text).toContain('No customer on this list matches “fabrikam”.');
    expect(missed.text).toContain('Not on the list: Fabrikam');
  });

  test('is understood in every language and answered in the agent’s own', async () => {
    const swedish = desk.person('admin').with({ locale: 'sv-SE' });
    expect((await swedish.says('未确认')).text).toContain('Alla kunder utan godkännande');
  });
});

describe('several customers', () => {
  test('are assigned at once, the same after a double press, and one that is settled by now is named and left out', async () => {
    const admin = desk.person('admin');
    const { objectId } = desk.person('sales');
    const choice = await admin.presses(await admin.says('unconfirmed'), 'Choose several');
    expect((await admin.presses(choice, 'Assign', { chosen: '', assignee: objectId })).text).toContain('Tick at least');
    const [one, two] = [await desk.customerId('VanArsdel'), await desk.customerId('Lucerne Publishing')];
    const settled = await desk.customerId('Fabrikam');
    const form = { chosen: `${one},${two},${settled},${one}`, assignee: objectId };
    expect((await admin.presses(choice, 'Assign', { ...form, assignee: '' })).text).toContain('Choose who to assign');
    const assigned = await admin.presses(choice, 'Assign', form);
    expect(assigned.text).toContain('2 customers assigned to Sam Okafor');
    expect(assigned.text).toMatch(/One left out, because they’re no longer open: Fabrikam/);
    expect((await admin.presses(choice, 'Assign', form)).text).toContain('2 customers assigned to Sam Okafor');
    const mine = await desk.person('sales').says('unconfirmed');
    expect(tileOf(mine, 'Mine')).toBe('2 Mine');
  });

  test('are stopped at once, and the list says by whom', async () => {
    const sales = desk.person('sales');
    const list = await sales.says('unconfirmed');
    const mine = await sales.presses(list, tileOf(list, 'Mine'));
    const choice = await sales.presses(mine, 'Choose several');
    const chosen = await desk.customerId('VanArsdel');
    const stopped = await sales.presses(choice, 'Stop reminders', { chosen, assignee: '' });
    expect(stopped.text).toContain('You get no more reminders about one customer');
    const admin = desk.person('admin');
    const all = await admin.says('unconfirmed');
    expect((await admin.presses(all, tileOf(all, 'Reminders stopped'))).text).toContain(
      'Reminders stopped by Sam Okafor',
    );
  });

  test('stay ticked from page to page, and at most twenty are taken at once', async () => {
    const admin = desk.person('admin');
    const first = await admin.presses(await admin.says('unconfirmed'), 'Choose several');
    const offered = choicesOf(first, 'chosen');
    const all = await admin.presses(first, 'Tick all 20');
    expect(all.inputs['chosen']).toBe(offered.join());
    const second = await admin.presses(first, 'Next 20', { chosen: offered.slice(0, 2).join(), assignee: '' });
    expect(second.text).toMatch(/Also ticked on other pages: [^.]+ and [^.]+\./);
    expect(choicesOf(second, 'chosen').filter((id) => offered.includes(id))).toEqual([]);
    const back = await admin.presses(second, 'Previous 20', {
      chosen: choicesOf(second, 'chosen').slice(0, 1).join(),
      assignee: '',
    });
    expect(String(back.inputs['chosen']).split(',')).toEqual(expect.arrayContaining(offered.slice(0, 2)));
    const tooMany = await admin.presses(back, 'Invite', { chosen: offered.join(), assignee: '' });
    expect(tooMany.text).toContain('more than 20 customers');
  });

  test('are invited by a letter each: sent, skipped, taken back, and the list says what came of it', async () => {
    const admin = desk.person('admin');
    const choice = await admin.presses(await admin.says('unconfirmed'), 'Choose several');
    const names = ['City Power & Light', 'Adventure Works', 'Coho Vineyard', 'Humongous Versicherung Gießen AG'];
    const chosen = (await Promise.all(names.map((name) => desk.customerId(name)))).join();
    const first = await admin.presses(choice, 'Invite', { chosen, assignee: '' });
    expect(first.text).toContain('City Power & Light');
    expect(first.text).toContain('Email 1 of 4');
    expect(first.text).not.toContain('Noted');
    const third = await admin.presses(first, 'I’ve sent it');
    expect(third.activityId).toBe(first.activityId);
    expect(third.text).toContain('Noted: City Power & Light is invited.');
    expect(third.text).toContain('Email 3 of 4');
    const again = await admin.presses(third, 'Undo the last one');
    expect(again.text).toContain('The invitation for City Power & Light no longer counts as sent.');
    expect((await admin.says('status city power')).text).not.toContain('Invited by');
    const sent = await admin.presses(again, 'I’ve sent it');
    const last = await admin.presses(sent, 'Skip this one');
    expect(last.text).toContain('Email 4 of 4');
    const dutch = await admin.presses(last, 'Rewrite email', { ...last.inputs, letterLanguage: 'nl' });
    expect(dutch.inputs['body']).toMatch(/^Beste Jürgen Weiß/);
    const list = await admin.presses(dutch, 'I’ve sent it');
    expect(list.text).toContain('2 customers invited');
    expect(list.text).toContain('Not invited: Coho Vineyard.');
    expect(list.text).toContain('One left out, because they’re no longer open: Adventure Works.');
    expect(tileOf(list, 'Invited')).toBe('2 Invited');
  });

  test('are refused to somebody without a role', async () => {
    const card = await desk.person('admin').says('unconfirmed');
    const chosen = await desk.customerId('VanArsdel');
    const data = { verb: 'unconfirmed.mute', filter: 'all', page: '1', chosen };
    const { outcome } = await desk.person('nobody').sends({
      activityId: card.activityId,
      action: { type: 'Action.Execute', verb: data.verb, data },
    });
    expect(JSON.stringify(outcome.card)).not.toContain('no more reminders');
  });
});

test('in a channel the list names customers, not agents, and leads to the private chat', async () => {
  const admin = desk.person('admin');
  const channel = { id: '19:team@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: partnerTenantId };
  const mention = '<at>Agreement Desk</at>';
  const entities = [{ type: 'mention', mentioned: botAccount, text: mention }];
  await admin.sendsRaw({ type: 'message', text: `${mention} unconfirmed`, entities, conversation: channel });
  const [list] = (await admin.messages(channel.id)).filter((message) => message.from === 'bot');
  const text = JSON.stringify(list?.cards);
  expect(text).toMatch(/1–10 of \d+/);
  expect(text).toContain('Go to our private chat');
  expect(text).not.toMatch(/Owner|Input\.|Action\.Execute/);
});

describe('one customer', () => {
  test('can be put off for a week, left out, and taken back', async () => {
    const admin = desk.person('admin');
    const list = await admin.says('unconfirmed');
    const opened = await admin.presses(list, rowsOf(list)[0]!);
    const postponed = await admin.presses(opened, 'Remind me in a week');
    expect(postponed.text).toMatch(/Postponed until \w+ \d+, \d{4}/);
    expect(postponed.buttons).not.toContain('Remind me in a week');
    const plan = await admin.presses(postponed, 'Due date and reminders');
    const muted = await admin.presses(plan, 'Stop reminders');
    expect(muted.text).toContain('No more reminders about this customer');
    expect(muted.text).toContain('Nobody is reminded of this customer now.');
    const again = await admin.presses(muted, 'Remind me again');
    expect(again.buttons).toContain('Remind me in a week');
    const back = await admin.presses(again, 'Back to the list');
    expect(back.text).toMatch(/^1–10 of \d+/m);
    expect(back.activityId).toBe(list.activityId);
  });

  test('is given a day, kept when it makes sense and asked about again when it does not', async () => {
    const admin = desk.person('admin');
    const plan = await admin.says('remind contoso');
    const wrong = await admin.presses(plan, 'Save due date', { neededBy: '2020-01-01', neededFor: 'order' });
    expect(wrong.text).toMatch(/Choose a day after \w+ \d+, \d{4}\./);
    expect(wrong.inputs).toMatchObject({ neededBy: '2020-01-01', neededFor: 'order' });
    const saved = await admin.presses(wrong, 'Save due date', { neededBy: '2099-03-01', neededFor: 'order' });
    expect(saved.text).toContain('March 1, 2099, for an order');
    const gone = await admin.presses(saved, 'Save due date', { neededBy: '', neededFor: 'order' });
    expect(gone.text).toContain('Due date removed');
    expect(gone.text).not.toContain('March 1, 2099');
  });

  test('is listed, found and planned from the directory while nothing can be read in Partner Center', async () => {
    const admin = desk.person('admin');
    await desk.fault({ method: 'GET', path: '/v1/', reset: 'before', times: 10_000 });
    expect((await admin.says('unconfirmed')).text).toMatch(/^1–10 of \d+/m);
    const plan = await admin.says('remind contoso');
    const saved = await admin.presses(plan, 'Save due date', { neededBy: '2099-03-01', neededFor: 'order' });
    expect(saved.text).toContain('March 1, 2099, for an order');
    expect((await admin.says('report')).text).toMatch(/\d+ of 60 customers have accepted/);
    await desk.withoutFaults();
  });

  test('is brought up again on the day that the command names', async () => {
    const card = await desk.person('sales').says('remind litware 2099-03-01');
    expect(card.text).toContain('Postponed until March 1, 2099');
    expect((await desk.person('sales').says('remind litware 2020-03-01')).text).toContain('Choose a day after');
  });

  test('can be taken over and assigned, by name or from a list', async () => {
    const admin = desk.person('admin');
    const assigned = await admin.says('assign contoso to sam');
    expect(assigned.text).toContain('Sam Okafor (assigned)');
    const taken = await admin.presses(assigned, 'Take over');
    expect(taken.text).toContain('You’re handling this customer now');
    const unknown = await admin.says('assign contoso to Zelda');
    expect(unknown.text).toContain('I don’t know anyone called “Zelda”.');
    const { objectId } = desk.person('sales');
    const chosen = await admin.presses(unknown, 'owner.assign', { assignee: objectId });
    expect(chosen.text).toContain('Sam Okafor (assigned)');
    expect((await admin.presses(unknown, 'owner.assign', { assignee: 'Ada' })).text).toContain('Choose a colleague.');
  });

  test('says on its status card whose it is and since when it is open, and leads to its reminders', async () => {
    const admin = desk.person('admin');
    await admin.says('assign contoso to sam');
    const status = await admin.says('status contoso');
    expect(status.text).toContain('Sam Okafor (assigned)');
    expect(status.text).toContain('First seen open');
    expect(status.buttons).toEqual([
      'Confirm acceptance',
      'Invite the customer',
      'Reminders',
      'History',
      'Check again',
      'Evidence',
    ]);
    const plan = await admin.presses(status, 'Reminders');
    expect(plan.inputs).toHaveProperty('neededBy');
    expect((await admin.presses(plan, 'Status')).buttons).toContain('History');
  });

  test('cannot be taken over by somebody who could not bring it to acceptance', async () => {
    const helpdesk = desk.person('helpdesk');
    const card = await helpdesk.says('assign litware');
    expect(card.buttons).toEqual(['Assign', 'Back']);
    const data = { verb: 'owner.take', customerId: await desk.customerId('Litware') };
    const { outcome } = await helpdesk.sends({
      activityId: card.activityId,
      action: { type: 'Action.Execute', verb: data.verb, data },
    });
    expect(JSON.stringify(outcome.card)).toContain('You can’t invite customers');
  });
});

describe('how agents are reminded', () => {
  test('is each one’s own choice', async () => {
    const sales = desk.person('sales');
    const usual = await sales.says('reminders');
    expect(usual.inputs['delivery']).toBe('digest');
    expect(usual.text).toContain('on Monday to Friday between 9:00 AM and 5:00 PM, your time');
    const wrong = await sales.presses(usual, 'Save', { delivery: 'single', pausedUntil: '2020-01-01' });
    expect(wrong.inputs).toEqual({ delivery: 'single', pausedUntil: '2020-01-01' });
    const saved = await sales.presses(wrong, 'Save', { delivery: 'off', pausedUntil: '2099-03-01' });
    expect(saved.text).toContain('Saved.');
    expect((await sales.says('påminnelser')).inputs).toEqual({ delivery: 'off', pausedUntil: '2099-03-01' });
  });

  test('follows a rule that only those who may change, and that keeps what was typed', async () => {
    expect((await desk.person('sales').says('reminders')).buttons).toEqual(['Save']);
    const admin = desk.person('admin');
    const rule = await admin.presses(await admin.says('reminders'), 'Company rule');
    const typed = { ...rule.inputs, firstAfterDays: 'soon', intervalsDays: '5; 10', workUntil: '09:30' };
    const wrong = await admin.presses(rule, 'Save', typed);
    expect(wrong.inputs).toMatchObject({ firstAfterDays: 'soon', intervalsDays: '5; 10', workUntil: '09:30' });
    expect(wrong.text).toContain('Enter a whole number from 0 to 90.');
    expect(wrong.text).toContain('Enter a time at least two hours after the first one.');
    const saved = await admin.presses(wrong, 'Save', { ...typed, firstAfterDays: '2', workUntil: '16:00' });
    expect(saved.text).toContain('Saved.');
    expect((await desk.person('sales').says('reminders')).text).toContain(
      'the first reminder after 2 days without acceptance',
    );
  });
});

test('forged and outdated presses lead to what is true now', async () => {
  const admin = desk.person('admin');
  const card = await admin.says('reminders');
  const send = (data: Record<string, unknown>) =>
    admin.sends({ activityId: card.activityId, action: { type: 'Action.Execute', verb: data['verb'], data } });
  const messageId = '7e6f5a4b-3c2d-4e1f-8a9b-0c1d2e3f4a5b';
  const outdated = await send({ verb: 'reminder.list', messageId });
  expect(JSON.stringify(outdated.outcome.card)).toContain('This card is out of date');
  const opened = await send({ verb: 'reminder.open', messageId, customerId: await desk.customerId('Contoso Ltd') });
  expect(JSON.stringify(opened.outcome.card)).toContain('Contoso Ltd');
  const page = await send({ verb: 'unconfirmed.show', filter: 'all', page: '999' });
  expect(JSON.stringify(page.outcome.card)).toContain('Earliest due date first');
});

async function seesWholeList(person: Person): Promise<ShownCard> {
  return until('the whole list', async () => {
    const card = await person.says('unconfirmed');
    return /^1–10 of \d+/m.test(card.text) && !card.text.includes('aren’t counted') && card;
  });
}

/** What is said of each row that can be pressed. */
function rowsOf(list: ShownCard): readonly string[] {
  return list.pressables.filter((title) => !/^[\d,]+\+? /.test(title) && title !== '');
}

function tileOf(list: ShownCard, label: string): string {
  return list.pressables.find((title) => title.endsWith(` ${label}`)) ?? `no tile ${label}`;
}

function choicesOf(card: ShownCard, id: string): readonly string[] {
  const input = objectsOf(card.json).find((object) => object['id'] === id);
  return (input?.['choices'] as readonly { readonly value: string }[]).map(({ value }) => value);
}
