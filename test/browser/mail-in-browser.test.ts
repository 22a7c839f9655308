import { afterAll, beforeAll, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import en from '../../cards/wording/en.json' with { type: 'json' };
import { openDeskInBrowser } from '../support/browser/desk-in-browser.ts';
import { TabPage } from '../support/browser/tab-page.ts';
import type { Desk } from '../support/desk/desk.ts';

let desk: Desk;
let browser: Browser;
let shown: TabPage;

beforeAll(async () => {
  ({ desk, browser } = await openDeskInBrowser({ ATTESTATION_ROAD: 'enhanced', AGENT_SIGN_IN: 'each' }));
  const query = `person=admin-agent&locale=en-US&subPage=${encodeURIComponent('view=customers')}`;
  shown = await TabPage.open(browser, { teamsUrl: desk.teams.url, query });
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** At Microsoft's page, which knows already who asks. Its window closes by itself. */
async function allows(): Promise<void> {
  const opened = shown.page.waitForEvent('popup');
  await shown.presses(en['signIn.do']);
  const window = await opened;
  const closed = window.waitForEvent('close');
  await window.getByRole('button', { name: 'Accept' }).click();
  await closed;
}

test('a link’s letter goes out from the agent’s mailbox, and the page says from where', async () => {
  await shown.tab.getByText('Contoso Ltd').first().click();
  await allows();
  await shown.presses(en['tab.act.link']);
  await shown.presses(en['link.form.make'].replace('{customer}', 'Contoso Ltd'));
  await shown.presses(en['link.mail']);
  await allows();
  await shown.sees(en['link.sent.text']);
  await shown.sees(en['link.sentFrom']);
  await shown.sees(en['link.mailbox'].replace('{agent}', 'Ada Lindqvist'));
});
