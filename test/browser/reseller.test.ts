import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import type { TabPage } from '../support/browser/tab-page.ts';

let around: TabDesk;
let shown: TabPage;

beforeAll(async () => {
  around = await TabDesk.around({}, 'indirect-reseller');
});

afterAll(() => around.close());

afterEach(async () => {
  expect(await around.leave()).toEqual([]);
});

async function visit(place: string, look = 'locale=en-US'): Promise<void> {
  shown = await around.visit(`person=admin-agent&${look}&subPage=${encodeURIComponent(place)}`);
}

test('a reseller reads on the overview, and where nobody is listed, who knows of acceptances', async () => {
  await visit('');
  await shown.sees(en['unconfirmed.untold.text']);
  await shown.close();
  await visit('view=customers&list=unconfirmed', 'locale=de-DE&theme=dark');
  await shown.sees(de['unconfirmed.untold.text']);
  expect(await seriousFaults(shown.frame)).toEqual([]);
  await shown.tab.getByRole('button', { name: de['tab.filter.clear'] }).last().click();
  await shown.sees('Contoso Ltd');
});

test('a reseller sees of its customers what is known, and nothing of reminders or of a status', async () => {
  await visit('view=customers');
  await shown.sees('Contoso Ltd');
  expect(await shown.tab.getByRole('tab', { name: en['tab.view.lists'] }).count()).toBe(1);
  expect(await shown.tab.getByRole('tab', { name: en['tab.view.settings'] }).count()).toBe(0);
  expect(await shown.tab.getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining([en['history.invited'], en['fact.country']]),
  );
  expect(await shown.tab.getByText(en['status.unknown.title']).count()).toBe(0);
  expect(await shown.tab.getByRole('search').getByRole('combobox').count()).toBe(0);
  await shown.opens(en['tab.view.my-work']);
  await shown.sees(en['tab.work.invited']);
  expect(await shown.tab.getByRole('heading', { level: 2 }).count()).toBe(1);
  await shown.opens(en['tab.view.lists']);
  await shown.sees(en['bulk.act.invite']);
  expect(await shown.tab.getByRole('radio').count()).toBe(1);
});

test('a link to the settings leads a reseller to the overview', async () => {
  await visit('view=settings');
  await shown.sees(en['unconfirmed.untold.text']);
});

test('a reseller is offered on a customer what it may do, and no confirmation', async () => {
  await visit(`view=customers&customer=${await around.desk.customerId('Contoso Ltd')}`);
  await shown.tab.getByRole('button', { name: en['status.invite'] }).waitFor();
  await shown.sees(en['provider.tells']);
  expect(await shown.tab.getByRole('button', { name: en['status.confirm'] }).count()).toBe(0);
  const address = shown.tab.locator('dd').getByText('tania.carr@contoso.com', { exact: true });
  expect(await address.innerHTML()).toBe('tania<wbr>.carr<wbr>@contoso<wbr>.com');
  expect(await seriousFaults(shown.frame)).toEqual([]);
});
