import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import { openDeskInBrowser } from '../support/browser/desk-in-browser.ts';
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabPage } from '../support/browser/tab-page.ts';
import type { Desk } from '../support/desk/desk.ts';

let desk: Desk;
let browser: Browser;
let shown: TabPage;

beforeAll(async () => {
  ({ desk, browser } = await openDeskInBrowser({}, 'indirect-reseller'));
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

afterEach(async () => {
  await shown.close();
  expect(shown.complaints).toEqual([]);
});

async function visit(place: string, look = 'locale=en-US'): Promise<void> {
  const query = `person=admin-agent&${look}&subPage=${encodeURIComponent(place)}`;
  shown = await TabPage.open(browser, { teamsUrl: desk.teams.url, query });
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

test('a reseller is offered on a customer what it may do, and no confirmation', async () => {
  await visit(`view=customers&customer=${await desk.customerId('Contoso Ltd')}`);
  await shown.tab.getByRole('button', { name: en['status.invite'] }).waitFor();
  await shown.sees(en['provider.tells']);
  expect(await shown.tab.getByRole('button', { name: en['status.confirm'] }).count()).toBe(0);
  expect(await seriousFaults(shown.frame)).toEqual([]);
});
