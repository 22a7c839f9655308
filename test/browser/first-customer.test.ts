import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import nl from '../../cards/wording/nl.json' with { type: 'json' };
import sv from '../../cards/wording/sv.json' with { type: 'json' };
import { nameOnButton } from '../../cards/kit/shorten.ts';
import { ChatPage } from '../support/browser/chat-page.ts';
import { openChromium } from '../support/browser/chromium.ts';
import { Keyboard, Mouse } from '../support/browser/hands.ts';
import { Desk } from '../support/desk/desk.ts';
import { until } from '../support/until.ts';

const phone = { viewport: { width: 360, height: 740 } };

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  [desk, browser] = await Promise.all([Desk.open({ environment: { DIRECTORY_SYNC: 'true' } }), openChromium()]);
  const colleague = desk.person('helpdesk');
  await until('the list of unconfirmed customers', async () =>
    (await colleague.says('unconfirmed')).text.includes('Contoso'),
  );
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

test.each([
  { by: 'mouse', Hand: Mouse, person: 'sales-agent', customer: 'Contoso Ltd', locale: 'sv-SE', wording: sv, most: 8 },
  {
    by: 'keyboard',
    Hand: Keyboard,
    person: 'admin-agent',
    customer: 'Litware',
    locale: 'nl-NL',
    wording: nl,
    most: 45,
  },
])('somebody new confirms their first customer by $by alone on a phone ($locale)', async (play) => {
  const { Hand, person, customer, locale, wording, most } = play;
  const chat = await ChatPage.open(
    browser,
    { teamsUrl: desk.teams.url, query: `person=${person}&locale=${locale}` },
    phone,
  );
  const hand = new Hand(chat.page);
  const button = (name: string) => chat.newestCard.getByRole('button', { name, exact: true });

  await hand.press(button(wording['help.do.confirm']));
  await chat.sees(wording['which.confirm']);
  await hand.choose(chat.newestCard.getByRole('combobox', { name: wording['which.label'] }), customer);
  await hand.press(button(wording['which.go.confirm']));
  await hand.enterDay(chat.newestCard.getByLabel(wording['form.acceptedOn']), '2026-03-02');
  await hand.press(button(wording['form.review'].replace('{customer}', nameOnButton(customer))));
  await hand.press(button(wording['review.confirm'].replace('{customer}', nameOnButton(customer))));
  await chat.sees(wording['receipt.recorded.title']);

  expect(await desk.agreementsOf(customer)).toHaveLength(1);
  expect(hand.presses).toBeLessThanOrEqual(most);
  expect(await chat.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.viewport.width);
  expect(chat.complaints).toEqual([]);
  await chat.close();
});
