import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import en from '../../cards/wording/en.json' with { type: 'json' };
import { openDatabase } from '../../services/database/open-database.ts';
import type { CustomerId } from '../../services/ids.ts';
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import type { TabPage } from '../support/browser/tab-page.ts';
import { silent } from '../support/silent-log.ts';
import { until } from '../support/until.ts';

const admin = 'person=admin-agent&locale=en-US';
const place = (search: string) => `${admin}&subPage=${encodeURIComponent(search)}`;
const phone = { viewport: { width: 360, height: 740 } };

let around: TabDesk;
let shown: TabPage;

beforeAll(async () => {
  around = await TabDesk.open();
});
afterAll(() => around.close());

afterEach(async () => {
  expect(await around.leave()).toEqual([]);
});

async function visit(query: string, context?: BrowserContextOptions): Promise<void> {
  shown = await around.visit(query, context);
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

  test('is readable in high contrast also where customers are ticked', async () => {
    await visit(`${place('view=customers&status=none')}&theme=contrast`);
    for (const name of ['Contoso Ltd', 'Litware']) await shown.tab.getByRole('checkbox', { name }).check();
    await shown.tab.getByRole('button', { name: 'Litware' }).hover();
    expect(await seriousFaults(shown.frame)).toEqual([]);
  });

  test('is filtered by country, alone and in a link', async () => {
    await visit(place('view=customers'));
    await shown.presses(en['tab.filter.more']);
    await until('the countries are read', async () => {
      const { json } = await around.api.call('admin', { method: 'get', path: '/countries' });
      return json?.isComplete === true;
    });
    await shown.picks(en['fact.country'], 'Netherlands');
    await shown.sees('VanArsdel');
    await shown.tab.getByRole('button', { name: 'Contoso Ltd' }).waitFor({ state: 'detached' });
    expect(await seriousFaults(shown.frame)).toEqual([]);
    expect(shown.frame.url()).toContain('country=NL');
    await around.leave();
    await visit(place('view=customers&country=NL'));
    await shown.sees('VanArsdel');
    expect(await shown.tab.getByRole('button', { name: 'Contoso Ltd' }).count()).toBe(0);
  });

  test('takes no notice of what makes no sense in its address', async () => {
    await visit(place('view=customers&list=everything&status=none,x&owner=0&since=2026-02-31&sort=size&invited=maybe'));
    await shown.sees(en['unconfirmed.found'].replace(/.*other \{# (.*)\}\}/, '24 $1'));
    await shown.tab.getByRole('combobox', { name: en['tab.status'] }).getByText(en['status.none.title']).waitFor();
  });

  test('fits a phone with each of its views', async () => {
    await visit(admin, phone);
    expect(await shown.frame.evaluate<number>('innerWidth')).toBe(360);
    for (const [view, text] of [
      [en['tab.view.overview'], en['report.title']],
      [en['tab.view.customers'], 'Contoso Ltd'],
      [en['tab.view.my-work'], en['tab.work.mine']],
      [en['tab.view.settings'], en['policy.title']],
    ] as const) {
      await shown.opens(view);
      await shown.sees(text);
      expect({ view, overflow: await shown.overflow() }).toEqual({ view, overflow: 0 });
    }
  });

  test.each(['en-US', 'sv-SE', 'de-DE', 'nl-NL', 'zh-CN'])('names all its views on a phone: %s', async (locale) => {
    await visit(`person=admin-agent&locale=${locale}`, phone);
    const beyond = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('[role=tablist]'))`;
    expect(await shown.frame.evaluate<number>(beyond)).toBe(0);
  });

  test('shows every name as it is, and fits a phone with it', async () => {
    await rename('Contoso Ltd', `<script>alert(1)</script> ${'Wide'.repeat(45)}`);
    await rename('Tailwind Toys', '\u202eשלום בע"מ شركة');
    await visit(place('view=customers&status=none&sort=-name'), phone);
    for (const name of ['[Click](https://example.com) Trading', /^<script>alert/, /שלום/, '罗斯文商贸有限公司'])
      await shown.tab.getByRole('button', { name }).waitFor();
    expect(await shown.overflow()).toBe(0);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.tab.getByRole('button', { name: '[Click](https://example.com) Trading' }).click();
    await shown.tab.getByRole('heading', { name: '[Click](https://example.com) Trading' }).waitFor();
    expect(await shown.tab.getByRole('link', { name: 'Click' }).count()).toBe(0);
    expect(await shown.overflow()).toBe(0);
  });
});

describe('while something is wrong, the page', () => {
  const form = async () => {
    await visit(
      place(`view=customers&customer=${await around.desk.customerId("Munson's Pickles and Preserves Farm")}`),
    );
    await shown.presses(en['tab.act.postpone']);
    await shown.fills(en['plan.remindOn'], '2099-01-31');
  };

  test('keeps what was typed while a token runs out, and asks Teams for another', async () => {
    await form();
    const tokens = shown.page.waitForRequest((request) => request.url().endsWith('/tab-token'));
    await shown.page.route('**/postponement', async (route) => {
      await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' });
      await shown.page.unroute('**/postponement');
    });
    await shown.presses(en['plan.later']);
    await tokens;
    await shown.sees(/Postponed until January 31, 2099/);
    shown.complaints.splice(0);
  });

  test('says that it is offline, keeps what was typed, and goes on when it is back', async () => {
    await form();
    await shown.page.context().setOffline(true);
    await shown.presses(en['plan.later']);
    await shown.sees(en['tab.trouble.away']);
    await shown.page.context().setOffline(false);
    expect(await shown.tab.getByLabel(en['plan.remindOn']).inputValue()).toBe('2099-01-31');
    await shown.tab.locator('form').getByRole('button', { name: en['receipt.tryAgain'] }).click();
    await shown.sees(/Postponed until January 31, 2099/);
    shown.complaints.splice(0);
  });

  test('says to somebody who has lost the role meanwhile who can help', async () => {
    await form();
    const authorization = `Bearer ${await around.api.token('nobody')}`;
    await shown.page.route('**/api/v1/**', (route) =>
      route.continue({ headers: { ...route.request().headers(), authorization } }),
    );
    await shown.presses(en['plan.later']);
    await shown.sees(en['notAllowed.see-status']);
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

/** As if Partner Center had listed the customer so. */
async function rename(companyName: string, name: string): Promise<void> {
  const customerId = (await around.desk.customerId(companyName)) as CustomerId;
  const file = join(around.desk.directory, 'agreement-desk.db');
  const database = await openDatabase({ kind: 'embedded', file }, silent);
  await database.query
    .updateTable('customers')
    .set({ company_name: name })
    .where('customer_id', '=', customerId)
    .execute();
  await database.close();
}

test('the page leads into Teams where it is opened elsewhere', async () => {
  await visit(admin);
  await shown.page.goto(`${await around.desk.bot.url()}/tab/?view=my-work`);
  await shown.page.getByText(en['tab.outside']).waitFor();
  const link = shown.page.getByRole('link', { name: en['tab.outside.open'] });
  expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toMatch(
    /^https:\/\/teams\.microsoft\.com\/.*view=my-work/,
  );
});

test('the script that is loaded, with one language, is smaller than 300 kB', () => {
  const scripts = readdirSync('dist/tab/assets').filter((name) => name.endsWith('.js.br'));
  const sizes = scripts.map((name) => ({ name, size: statSync(`dist/tab/assets/${name}`).size }));
  const isLanguage = (name: string) => /^(en|sv|de|nl|zh-Hans)-/.test(name);
  const program = sizes.filter(({ name }) => !isLanguage(name)).reduce((sum, { size }) => sum + size, 0);
  const language = Math.max(...sizes.filter(({ name }) => isLanguage(name)).map(({ size }) => size));
  expect(program).toBeGreaterThan(100_000);
  expect(program + language).toBeLessThan(300_000);
});
