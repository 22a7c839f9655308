import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import en from '../../cards/wording/en.json' with { type: 'json' };
import { openChromium } from '../support/browser/chromium.ts';
import { ChatPage } from '../support/browser/chat-page.ts';
import { Desk } from '../support/desk/desk.ts';

let desk: Desk;
let browser: Browser;
let chat: ChatPage;

/** Browsers have to reach the bot where it says that it is. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await server[Symbol.asyncDispose]();
  return String(typeof address === 'object' ? address?.port : 0);
}

beforeAll(async () => {
  const environment = { AGENT_SIGN_IN: 'each', PORT: await freePort() };
  [desk, browser] = await Promise.all([Desk.open({ environment }), openChromium()]);
  chat = await ChatPage.open(browser, { teamsUrl: desk.teams.url, query: 'person=sales-agent&locale=en-US' });
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** Presses the button of the card that asks, and goes through Microsoft's pages by their buttons. */
async function goThrough(...buttons: readonly string[]): Promise<void> {
  const button = chat.page.locator('.card.sign-in:visible').getByRole('button', { name: en['signIn.do'] });
  const [popup] = await Promise.all([chat.page.waitForEvent('popup'), button.click()]);
  const closed = popup.waitForEvent('close');
  for (const name of buttons) await popup.getByRole('button', { name }).click();
  await closed;
}

test('a window asks for the permission, closes by itself, and the form is there', async () => {
  await chat.says('confirm contoso');
  await goThrough('Accept');
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
  await goThrough('Accept');
  await chat.sees('No acceptance yet');
});

test('whoever pressed a button is back at its card after the window', async () => {
  await chat.says('sign out');
  await chat.sees(en['signOut.signed-in.title']);
  await desk.entraSwitch({ consent: 'withdrawn' });
  const status = chat.page.locator('.message.bot').filter({ hasText: 'No acceptance yet' });
  await status.getByRole('button', { name: 'Check again' }).click();
  await goThrough('Accept');
  await status.and(chat.page.locator(':focus')).waitFor();
});
