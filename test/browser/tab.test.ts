import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import en from '../../cards/wording/en.json' with { type: 'json' };
import sv from '../../cards/wording/sv.json' with { type: 'json' };
import { openDeskInBrowser } from '../support/browser/desk-in-browser.ts';
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabPage } from '../support/browser/tab-page.ts';
import type { Desk } from '../support/desk/desk.ts';
import { until } from '../support/until.ts';

const admin = 'person=admin-agent&locale=en-US';

let desk: Desk;
let browser: Browser;
let shown: TabPage;

beforeAll(async () => {
  ({ desk, browser } = await openDeskInBrowser());
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

afterEach(async () => {
  await shown.close();
  expect(shown.complaints).toEqual([]);
});

async function visit(query: string): Promise<void> {
  shown = await TabPage.open(browser, desk.teams.url, query);
}

describe('the page in Teams', () => {
  test('shows where all customers stand as soon as they are read, and leads to them', async () => {
    await visit(admin);
    await shown.sees(en['report.title']);
    await shown.sees(en['tab.needs.title']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.tab.getByRole('button', { name: en['digest.title'] }).click();
    await shown.sees('Contoso Ltd');
    expect(await seriousFaults(shown.frame)).toEqual([]);
  });

  test('finds a customer by any part of its name, and opens and closes it with the keyboard alone', async () => {
    await visit(`${admin}&subPage=view%3Dcustomers`);
    await shown.tab.getByRole('searchbox').focus();
    await shown.page.keyboard.type('itwar');
    await until('only Litware is left', async () => (await shown.tab.getByRole('row').count()) === 2);
    await shown.tab.getByRole('button', { name: 'Litware' }).focus();
    await shown.page.keyboard.press('Enter');
    await shown.sees(en['status.none.title']);
    await shown.tab.getByRole('button', { name: en['status.confirm'] }).waitFor();
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.page.keyboard.press('Escape');
    await shown.tab.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('confirms an acceptance once it was reviewed', async () => {
    const customer = await desk.customerId('VanArsdel');
    await visit(`${admin}&subPage=${encodeURIComponent(`view=customers&customer=${customer}`)}`);
    await shown.presses(en['status.confirm']);
    await shown.presses(en['form.review'].replace('{customer}', 'VanArsdel'));
    await shown.sees(en['form.missing.acceptedOn']);
    await shown.tab.getByLabel(en['form.acceptedOn']).fill('2026-03-02');
    await shown.presses(en['form.review'].replace('{customer}', 'VanArsdel'));
    await shown.sees(en['review.title']);
    expect(await desk.agreementsOf('VanArsdel')).toEqual([]);
    await shown.presses(en['review.confirm'].replace('{customer}', 'VanArsdel'));
    await shown.sees(en['receipt.recorded.title']);
    expect(await desk.agreementsOf('VanArsdel')).toHaveLength(1);
    await shown.sees(en['history.recorded']);
  });

  test('offers a Helpdesk agent to hand over, and not to confirm', async () => {
    const customer = await desk.customerId('Lucerne Publishing');
    await visit(
      `person=helpdesk-agent&locale=sv-SE&subPage=${encodeURIComponent(`view=customers&customer=${customer}`)}`,
    );
    await shown.tab.getByRole('button', { name: sv['handover.send'] }).waitFor();
    expect(await shown.tab.getByRole('button', { name: sv['status.confirm'] }).count()).toBe(0);
  });

  test('has the work and the settings of the person', async () => {
    await visit(`${admin}&subPage=view%3Dmy-work`);
    await shown.sees(en['tab.work.mine']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.opens(en['tab.view.settings']);
    await shown.sees(en['policy.title']);
    await shown.tab.getByRole('button', { name: en['tab.preview'] }).click();
    await shown.sees(en['tab.preview.text']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
  });

  test('changes its theme while it is open, and keeps what was typed', async () => {
    await visit(`${admin}&subPage=view%3Dcustomers&theme=default`);
    await shown.tab.getByRole('searchbox').fill('con');
    const light = await shown.color();
    await shown.page.locator('#theme').selectOption('dark');
    await until('the page is dark', async () => (await shown.color()) !== light);
    expect(await shown.tab.getByRole('searchbox').inputValue()).toBe('con');
  });

  test('asks Teams for another token when one has run out', async () => {
    await visit(admin);
    const tokens = shown.page.waitForRequest((request) => request.url().endsWith('/tab-token'));
    const customers = '**/api/v1/customers?*';
    await shown.page.route(customers, async (route) => {
      await shown.page.unroute(customers);
      await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' });
    });
    await shown.opens(en['tab.view.customers']);
    await shown.sees('Contoso Ltd');
    await tokens;
    shown.complaints.splice(0);
  });

  test('says to somebody without a role who can help', async () => {
    await visit('person=no-role&locale=en-US');
    await shown.sees(en['notAllowed.see-status']);
    expect(await shown.tab.getByText('Contoso').count()).toBe(0);
    // The browser tells of every answer that is an error.
    shown.complaints.splice(0);
  });
});

test('the page says that it belongs into Teams where it is opened elsewhere', async () => {
  await visit(admin);
  await shown.page.goto(`${await desk.bot.url()}/tab/`);
  await shown.page.getByText(en['tab.outside']).waitFor();
});

test('the script that is loaded, with one language, is smaller than 350 kB', () => {
  const scripts = readdirSync('dist/tab/assets').filter((name) => name.endsWith('.js.br'));
  const sizes = scripts.map((name) => ({ name, size: statSync(`dist/tab/assets/${name}`).size }));
  const isLanguage = (name: string) => /^(en|sv|de|nl|zh-Hans)-/.test(name);
  const program = sizes.filter(({ name }) => !isLanguage(name)).reduce((sum, { size }) => sum + size, 0);
  const language = Math.max(...sizes.filter(({ name }) => isLanguage(name)).map(({ size }) => size));
  expect(program).toBeGreaterThan(100_000);
  expect(program + language).toBeLessThan(350_000);
});
