import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import { ChannelPage } from '../support/browser/channel-page.ts';
import { openDeskInBrowser } from '../support/browser/desk-in-browser.ts';
import type { Desk } from '../support/desk/desk.ts';

let desk: Desk;
let browser: Browser;
let channel: ChannelPage;

beforeAll(async () => {
  ({ desk, browser } = await openDeskInBrowser());
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

afterEach(async () => {
  await channel.close();
  expect(channel.complaints).toEqual([]);
});

const visit = async (query: string) => {
  channel = await ChannelPage.open(browser, desk.teams.url, query);
};

test('a customer that is searched and sent shows each person what that one may see', async () => {
  await visit('person=admin-agent&locale=en-US');
  await channel.finds('conto', 'Contoso Ltd');
  expect(await channel.draft.innerText()).not.toContain('Contoso');
  await channel.sends();
  // The directory may be about to read it.
  await channel.newest.getByRole('button', { name: en['status.checkAgain'] }).click();
  await channel.newest.getByText(en['status.none.title']).waitFor();
  await channel.newest.getByRole('button', { name: en['status.confirm'] }).waitFor();
  await channel.becomes('Hanna Vogel');
  await channel.newest.getByText('Contoso Ltd').waitFor();
  await channel.newest.getByRole('button', { name: en['status.confirm'] }).waitFor({ state: 'detached' });
  await channel.becomes('Li Na');
  await channel.newest.getByText(en['shared.title']).waitFor();
  expect(await channel.newest.innerText()).not.toContain('Contoso');
});

test('an acceptance is confirmed from a message, in a dialog that nobody else sees', async () => {
  await visit('person=sales-agent&locale=de-DE');
  await channel.posts('Litware hat heute unterschrieben');
  await channel.newest.getByRole('button', { name: de['status.confirm'] }).click();
  await channel.fillsIn(de);
  await channel.presses(de['form.review'].replace('{customer}', 'Litware'));
  await channel.presses(de['review.confirm'].replace('{customer}', 'Litware'));
  await channel.dialog.getByText(de['receipt.recorded.title'], { exact: true }).waitFor();
  expect(await desk.agreementsOf('Litware')).toHaveLength(1);
  await channel.dialog.getByRole('button', { name: 'Schließen' }).click();
  expect(await channel.page.locator('#messages').innerText()).not.toContain('litware.example');
});

test('a tab is added to the channel with what it is to show', async () => {
  await visit('person=admin-agent&locale=en-US');
  await channel.addsTab('Wide World', 'To confirm');
  await channel.tab.getByText('Wide World Importers').first().waitFor();
  expect(await channel.tab.getByRole('searchbox').inputValue()).toBe('Wide World');
});

test('a link that was copied on the page becomes a card where it is pasted', async () => {
  await visit('person=admin-agent&locale=en-US');
  await channel.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await channel.goes('tab');
  await channel.app.getByRole('button', { name: en['digest.title'] }).click();
  await channel.app.getByText('Contoso Ltd').waitFor();
  await channel.app.getByRole('button', { name: en['tab.share'] }).first().click();
  await channel.app.getByRole('button', { name: en['tab.share.copied'] }).waitFor();
  await channel.goes('channel');
  await channel.pastes();
  await channel.draft.getByText(en['shared.page.title']).first().waitFor();
  await channel.sends();
  await channel.newest.getByRole('link', { name: en['shared.page.open'] }).waitFor();
  expect(await channel.newest.innerText()).toContain('/tab/?view=customers&list=unconfirmed');
});
