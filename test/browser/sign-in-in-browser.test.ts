import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import en from '../../cards/wording/en.json' with { type: 'json' };
import { openChromium } from '../support/browser/chromium.ts';
import { ChatPage } from '../support/browser/chat-page.ts';
import { Desk } from '../support/desk/desk.ts';
import { freePort } from '../support/desk/free-port.ts';

let desk: Desk;
let browser: Browser;
let chat: ChatPage;

beforeAll(async () => {
  const environment = { AGENT_SIGN_IN: 'each', PORT: String(await freePort()) };
  [desk, browser] = await Promise.all([Desk.open({ environment }), openChromium()]);
  chat = await ChatPage.open(browser, { teamsUrl: desk.teams.url, query: 'person=sales-agent&locale=en-US' });
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

test('a window asks for the permission, closes by itself, and the form is there', async () => {
  await chat.says('confirm contoso');
  await chat.signsIn(en, 'Accept');
  await chat.sees('Who at Contoso Ltd accepted the agreement?');
  expect(await chat.page.locator('.card.sign-in:visible').count()).toBe(0);
});

test('a window that is closed too early leaves the card, which works again', async () => {
  await chat.says('sign out');
  await chat.sees(en['signOut.signed-in.title']);
  await desk.entraSwitch({ consent: 'withdrawn' });
  await chat.says('status contoso');
  const button = chat.page.locator('.card.sign-in:visible').getByRole('button', { name: en['signIn.do'] });
  const [popup] = await Promise.all([chat.page.waitForEvent('popup'), button.click()]);
  const told = chat.page.waitForResponse((response) => response.url().endsWith('/sign-ins/end'));
  await popup.close();
  expect((await told).status()).toBe(200);
  await chat.signsIn(en, 'Accept');
  await chat.sees('No acceptance yet');
});

test('whoever pressed a button is back at its card after the window', async () => {
  await chat.says('sign out');
  await chat.sees(en['signOut.signed-in.title']);
  await desk.entraSwitch({ consent: 'withdrawn' });
  const status = chat.page.locator('.message.bot').filter({ hasText: 'No acceptance yet' });
  await status.getByRole('button', { name: 'Check again' }).click();
  await chat.signsIn(en, 'Accept');
  await status.and(chat.page.locator(':focus')).waitFor();
});
