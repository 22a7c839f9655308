import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import en from '../../cards/wording/en.json' with { type: 'json' };
import sv from '../../cards/wording/sv.json' with { type: 'json' };
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import type { TabPage } from '../support/browser/tab-page.ts';

const sam = 'Sam Okafor';
let around: TabDesk;
let shown: TabPage;

beforeAll(async () => {
  around = await TabDesk.open();
});
afterAll(() => around.close());

afterEach(async () => {
  expect(await around.leave()).toEqual([]);
});

async function opens(companyName: string, person = 'admin-agent'): Promise<void> {
  shown = await around.visitCustomer(person, companyName);
}

async function lists(search: string, person = 'admin-agent'): Promise<void> {
  shown = await around.visit(`person=${person}&locale=en-US&subPage=${encodeURIComponent(search)}`);
}

/** The button that opens an act, and then the one that does it, which says the same. */
async function acts(name: string): Promise<void> {
  await shown.presses(name);
  await shown.tab.locator('form').getByRole('button', { name, exact: true }).click();
}

const filled = (sentence: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence);

describe('beside the list, about one customer, an Admin agent', () => {
  test('confirms an acceptance once it was reviewed', async () => {
    await opens('VanArsdel');
    await shown.presses(en['status.confirm']);
    await shown.presses(filled(en['form.review'], { customer: 'VanArsdel' }));
    await shown.sees(en['form.missing.acceptedOn']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.fills(en['form.acceptedOn'], '2026-03-02');
    await shown.presses(filled(en['form.review'], { customer: 'VanArsdel' }));
    await shown.sees(en['review.title']);
    expect(await around.desk.agreementsOf('VanArsdel')).toEqual([]);
    await shown.presses(filled(en['review.confirm'], { customer: 'VanArsdel' }));
    await shown.sees(en['receipt.recorded.title']);
    expect(await around.desk.agreementsOf('VanArsdel')).toHaveLength(1);
    await shown.sees(en['history.recorded']);
  });

  test('takes over, assigns, plans, postpones, stops and starts reminders, and sees each of it at once', async () => {
    await opens('Lucerne Publishing');
    await acts(en['owner.take']);
    await shown.sees(/\(assigned\)/);
    await shown.presses(en['owner.choose']);
    await shown.picks(en['assign.to'], sam);
    await shown.tab.locator('form').getByRole('button', { name: en['owner.choose'], exact: true }).click();
    await shown.sees(filled(en['owner.assigned'], { owner: sam }));
    await shown.presses(en['plan.neededBy']);
    await shown.fills(en['plan.neededBy'], '2099-03-31');
    await shown.tab.getByLabel(en['plan.order']).check();
    await shown.presses(en['plan.saveDay']);
    await shown.sees(filled(en['reminder.neededBy.order'], { day: 'March 31, 2099' }));
    await shown.presses(en['tab.act.postpone']);
    await shown.fills(en['plan.remindOn'], '2000-01-01');
    await shown.presses(en['plan.later']);
    await shown.sees(/Choose a day after/);
    await shown.fills(en['plan.remindOn'], '2099-01-31');
    await shown.presses(en['plan.later']);
    await shown.sees(filled(en['reminder.postponed.title'], { day: 'January 31, 2099' }));
    await acts(en['reminder.stopIt']);
    await shown.sees(en['list.muted']);
    await acts(en['reminder.remindAgain']);
    await shown.tab.getByRole('button', { name: en['reminder.stopIt'] }).waitFor();
    expect(await seriousFaults(shown.frame)).toEqual([]);
    // The browser tells of the answer that refused the day.
    shown.complaints.splice(0);
  });

  test('invites, checks an order and reads the agreement', async () => {
    await opens('Terra Firm Landscaping');
    await shown.presses(en['status.invite']);
    await shown.sees(en['letter.subject']);
    expect(await shown.tab.getByLabel(en['letter.body']).inputValue()).toContain('Terra Firm Landscaping');
    await shown.presses(en['letter.sent']);
    await shown.tab.getByRole('listitem').getByText(en['history.invited'], { exact: true }).waitFor();
    await shown.presses(en['tab.act.order']);
    await shown.sees(en['order.refusal.title']);
    await shown.presses(en['plan.back']);
    await shown.presses(en['template.title']);
    expect(await shown.tab.getByRole('link', { name: en['template.preview'] }).getAttribute('href')).toMatch(/^http/);
    expect(await seriousFaults(shown.frame)).toEqual([]);
  });
});

test('a customer goes from a Helpdesk agent to an Admin agent, back, and to its end', async () => {
  await opens('Coho Vineyard', 'helpdesk-agent');
  expect(await shown.tab.getByRole('button', { name: en['status.confirm'] }).count()).toBe(0);
  await shown.presses(en['handover.send']);
  await shown.fills(en['handover.note'], 'They called at noon.');
  await shown.tab.locator('form').getByRole('button', { name: en['handover.send'] }).click();
  await shown.sees('They called at noon.');
  await around.leave();

  await opens('Coho Vineyard');
  await shown.sees('They called at noon.');
  await acts(en['handover.take']);
  await acts(en['handover.giveBack']);
  await acts(en['handover.take']);
  await acts(en['handover.close']);
  await shown.tab.getByRole('button', { name: en['handover.take'] }).waitFor({ state: 'detached' });
});

test('a Helpdesk agent reads in Swedish who can confirm, and how to hand over', async () => {
  const place = `view=customers&customer=${await around.desk.customerId('Southridge Video')}`;
  shown = await around.visit(`person=helpdesk-agent&locale=sv-SE&subPage=${encodeURIComponent(place)}`);
  await shown.tab.getByRole('button', { name: sv['handover.send'] }).waitFor();
  expect(await shown.tab.getByRole('button', { name: sv['status.confirm'] }).count()).toBe(0);
});

describe('with several customers at once, somebody', () => {
  const ticks = async (...names: readonly string[]) => {
    for (const name of names) await shown.tab.getByRole('checkbox', { name }).check();
  };

  test('assigns them with the keyboard alone, and sees what came of each', async () => {
    await lists('view=customers&list=nobody');
    await ticks('Fourth Coffee', 'Trey Research');
    const assign = shown.tab
      .getByRole('group', { name: en['tab.several.title'] })
      .getByRole('button', { name: en['several.assign'] });
    await assign.focus();
    await shown.page.keyboard.press('Enter');
    await shown.tab.getByRole('combobox', { name: en['several.assignee'] }).focus();
    await shown.page.keyboard.press('Enter');
    await shown.tab.getByRole('option', { name: sam }).waitFor();
    await shown.page.keyboard.type(sam);
    await shown.page.keyboard.press('Enter');
    await shown.tab.locator('form').getByRole('button', { name: en['several.assign'] }).focus();
    await shown.page.keyboard.press('Enter');
    await shown.sees(`2 customers assigned to ${sam}`);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    expect(await shown.tab.getByText(en['tab.several.done'], { exact: true }).count()).toBe(2);
    await shown.page.keyboard.press('Escape');
    await shown.tab.getByRole('dialog').waitFor({ state: 'detached' });
    await shown.tab.getByRole('button', { name: 'Fourth Coffee' }).waitFor({ state: 'detached' });
  });

  test('does the others where one cannot be done, and tries that one again', async () => {
    await lists('view=customers&list=unconfirmed&sort=name');
    await ticks('Bäckerei Morgenrot', 'Kawa i Herbata Sp. z o.o.');
    await shown.page.route('**/several/mute', async (route) => {
      const [failed, done] = (route.request().postDataJSON() as { customerIds: [string, string] }).customerIds;
      const notDone = [{ customerId: failed, companyName: '', why: 'failed' }];
      await route.fulfill({ json: { done: [done], notDone } });
      await shown.page.unroute('**/several/mute');
    });
    await shown.presses(en['several.stop']);
    await shown.tab.locator('form').getByRole('button', { name: en['several.stop'] }).click();
    await shown.sees(en['tab.several.failed']);
    await shown.sees(en['tab.several.done']);
    await shown.presses(en['receipt.tryAgain']);
    await shown.sees('You get no more reminders about 2 customers');
    expect(await shown.tab.getByText(en['tab.several.failed'], { exact: true }).count()).toBe(0);
  });

  test('invites them one letter after the other, and leaves one out', async () => {
    await lists('view=customers&list=unconfirmed&sort=name');
    await ticks('Olympia Sportswear', 'Smart Hotel Group', 'The School of Fine Art');
    await shown.presses(en['several.invite']);
    await shown.sees('Email 1 of 3');
    await shown.presses(en['letter.sent']);
    await shown.sees('Email 2 of 3');
    await shown.presses(en['invite.round.skip']);
    await shown.sees('Email 3 of 3');
    await shown.presses(en['letter.sent']);
    await shown.sees('2 customers invited');
    await shown.sees(en['tab.several.skipped']);
  });
});

test('a filter is put together, saved for everybody, opened by a colleague, and deleted', async () => {
  await lists('view=customers');
  await shown.picks(en['owner.label'], en['unconfirmed.nobody']);
  await shown.presses(en['tab.filter.more']);
  await shown.tab.getByLabel(en['tab.filter.invited.no'], { exact: true }).check();
  await shown.fills(en['tab.filter.since'], new Date().toISOString().slice(0, 10));
  expect(await seriousFaults(shown.frame)).toEqual([]);
  await shown.page.keyboard.press('Escape');
  await shown.presses(en['tab.saved']);
  await shown.tab.getByRole('menuitem', { name: en['tab.saved.save'] }).click();
  await shown.presses(en['policy.save']);
  await shown.sees(en['tab.saved.missing']);
  await shown.fills(en['tab.saved.name'], 'Nobody’s');
  await shown.tab.getByLabel(en['tab.saved.share']).check();
  expect(await seriousFaults(shown.frame)).toEqual([]);
  await shown.presses(en['policy.save']);
  await shown.tab.getByRole('button', { name: 'Nobody’s' }).waitFor();
  await around.leave();

  await lists('view=customers', 'sales-agent');
  await shown.presses(en['tab.saved']);
  await shown.tab.getByRole('menuitem', { name: 'Nobody’s' }).click();
  await shown.tab.getByRole('combobox', { name: en['owner.label'] }).getByText(en['unconfirmed.nobody']).waitFor();
  const saved = new URL(shown.frame.url()).searchParams.get('saved') ?? '';
  await around.leave();

  await lists(`view=customers&saved=${saved}`);
  await shown.presses('Nobody’s');
  await shown.tab.getByRole('menuitem', { name: filled(en['tab.saved.delete'], { name: 'Nobody’s' }) }).click();
  await shown.presses(en['tab.saved.delete.do']);
  await shown.tab.getByRole('button', { name: en['tab.saved'], exact: true }).waitFor();
  await around.leave();

  await lists(`view=customers&saved=${saved}`, 'sales-agent');
  await shown.sees(en['api.not-found']);
  await shown.presses(en['tab.filter.all']);
  await shown.sees('Contoso Ltd');
  shown.complaints.splice(0);
});

test('the own settings are saved, and are there again', async () => {
  await lists('view=settings');
  await shown.tab.getByLabel(en['preferences.single']).check();
  await shown.tab
    .locator('section')
    .filter({ hasText: en['preferences.title'] })
    .getByRole('button', { name: en['policy.save'] })
    .click();
  await shown.sees(en['preferences.saved']);
  await around.leave();
  await lists('view=settings');
  expect(await shown.tab.getByLabel(en['preferences.single']).isChecked()).toBe(true);
});

test('a card in the chat leads to its customer on the page', async () => {
  const person = around.desk.person('admin');
  await person.says('status litware');
  shown = await around.visit('person=admin-agent&locale=en-US&subPage=view%3Dmy-work');
  await shown.page.getByRole('button', { name: 'Chat' }).click();
  await shown.page
    .getByRole('link', { name: filled(en['page.open'], { tab: en['tab.view.overview'] }) })
    .last()
    .click();
  await shown.tab.getByRole('heading', { name: 'Litware' }).waitFor();
});
