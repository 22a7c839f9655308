import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import type { TabPage } from '../support/browser/tab-page.ts';

let around: TabDesk;
let shown: TabPage;

beforeAll(async () => {
  around = await TabDesk.around({ ATTESTATION_ROAD: 'ask', ENHANCED_CREATE: 'press' });
});

afterAll(() => around.close());

afterEach(async () => {
  expect(await around.leave()).toEqual([]);
});

async function visit(customer: string, look: string): Promise<void> {
  const place = `view=customers&customer=${await around.desk.customerId(customer)}`;
  const query = `${look}&subPage=${encodeURIComponent(place)}`;
  shown = await around.visit(query);
}

const isFocused = (element: { readonly ownerDocument: { readonly activeElement: unknown } }): boolean =>
  element === element.ownerDocument.activeElement;

/** Goes on with the Tab key until this button has the focus, and presses it. */
async function pressesByKeyboard(name: string): Promise<void> {
  const button = shown.tab.getByRole('button', { name, exact: true });
  await button.waitFor();
  const hasFocus = () => button.evaluate(isFocused);
  for (let steps = 0; !(await hasFocus()); steps++) {
    if (steps > 60) throw new Error(`the Tab key does not lead to "${name}"`);
    await shown.page.keyboard.press('Tab');
  }
  await shown.page.keyboard.press('Enter');
}

/** A button that changes its colour, as after a press, has others on the way. */
async function faultsOnceStill(): Promise<readonly string[]> {
  await shown.tab.locator('button[aria-disabled="true"]').first().waitFor({ state: 'detached' });
  await shown.frame.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  return seriousFaults(shown.frame);
}

/** Where a screen reader goes on. */
async function hasFocusOn(title: string): Promise<void> {
  await shown.tab.getByRole('heading', { name: title, exact: true }).and(shown.tab.locator(':focus')).waitFor();
}

/** The customer opens the link in a window of their own. */
async function customerPresses(address: string, button: string): Promise<void> {
  const page = await around.browser.newPage();
  await page.goto(address);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText('You have').waitFor();
  await page.close();
}

async function addressInLetter(label: string): Promise<string> {
  const body = await shown.tab.getByLabel(label).inputValue();
  const [address] = /http:\/\/\S+attestationid=[\w-]+/.exec(body) ?? [];
  if (address === undefined) throw new Error('no address in the letter');
  return address;
}

test('a customer accepts over a link that was made on the page with the keyboard alone', async () => {
  await visit('Contoso Ltd', 'person=admin-agent&locale=en-US');
  await pressesByKeyboard(en['tab.act.link']);
  await hasFocusOn(en['link.form.title'].replace('{customer}', 'Contoso Ltd'));
  const email = shown.tab.getByLabel(en['form.email']);
  await email.fill('nowhere');
  await pressesByKeyboard(en['link.form.make'].replace('{customer}', 'Contoso Ltd'));
  await shown.sees(en['form.check']);
  expect(await faultsOnceStill()).toEqual([]);
  await email.fill('tania@contoso.example');
  await pressesByKeyboard(en['link.form.make'].replace('{customer}', 'Contoso Ltd'));
  await shown.sees(en['link.letter.text']);
  expect(await faultsOnceStill()).toEqual([]);
  const address = await addressInLetter(en['letter.body']);
  await pressesByKeyboard(en['letter.sent']);
  await hasFocusOn(en['link.sent.title']);
  expect(await shown.frame.content()).not.toContain(address);
  expect(await faultsOnceStill()).toEqual([]);

  await customerPresses(address, 'I accept');
  await pressesByKeyboard(en['status.checkAgain']);
  await hasFocusOn(en['link.accepted.title']);
  await pressesByKeyboard(en['link.create']);
  await hasFocusOn(en['link.entered.title']);
  await shown.sees(en['history.recorded']);
  expect(await around.desk.agreementsOf('Contoso Ltd')).toHaveLength(1);
});

test('a link that a customer declined is told in German and in the dark, and leads to another one', async () => {
  await visit('Litware', 'person=sales-agent&locale=de-DE&theme=dark');
  await shown.presses(de['tab.act.link']);
  await shown.tab.getByLabel(de['form.email']).fill('tania@litware.example');
  await shown.presses(de['link.form.make'].replace('{customer}', 'Litware'));
  await shown.sees(de['link.letter.text']);
  const address = await addressInLetter(de['letter.body']);
  await shown.presses(de['letter.sent']);
  await customerPresses(address, 'I do not accept');
  await shown.presses(de['status.checkAgain']);
  await shown.sees(de['link.refused.text']);
  expect(await faultsOnceStill()).toEqual([]);
  await shown.presses(de['link.another']);
  await hasFocusOn(de['link.form.title'].replace('{customer}', 'Litware'));
  expect(await around.desk.agreementsOf('Litware')).toEqual([]);
});

test('a colleague sees that there is a link, and not its address', async () => {
  await visit('VanArsdel', 'person=admin-agent&locale=en-US&theme=contrast');
  await shown.presses(en['tab.act.link']);
  await shown.tab.getByLabel(en['form.email']).fill('tania@vanarsdel.example');
  await shown.presses(en['link.form.make'].replace('{customer}', 'VanArsdel'));
  await shown.sees(en['link.letter.text']);
  const address = await addressInLetter(en['letter.body']);
  expect(await faultsOnceStill()).toEqual([]);
  await shown.close();
  await visit('VanArsdel', 'person=sales-agent&locale=en-US');
  await shown.presses(en['tab.act.link']);
  await shown.sees(en['link.made.text']);
  expect(await shown.frame.content()).not.toContain(new URL(address).searchParams.get('attestationid'));
});
