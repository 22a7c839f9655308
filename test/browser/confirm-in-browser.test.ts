import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import de from '../../cards/wording/de.json' with { type: 'json' };
import { headingText, nameOnButton } from '../../cards/kit/shorten.ts';
import en from '../../cards/wording/en.json' with { type: 'json' };
import type { Messages } from '../../cards/wording/spoken-language.ts';
import { ChatPage } from '../support/browser/chat-page.ts';
import { openChromium } from '../support/browser/chromium.ts';
import { Desk } from '../support/desk/desk.ts';

const contact = {
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania@contoso.com',
  phoneNumber: '+1 425 555 0100',
  acceptedOn: '2026-03-02',
};
const english = 'person=admin-agent&locale=en-US';
const markdown = '[Click](https://example.com) Trading';

let desk: Desk;
let browser: Browser;
let chat: ChatPage;

beforeAll(async () => {
  [desk, browser] = await Promise.all([Desk.open(), openChromium()]);
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

afterEach(async () => {
  await chat.close();
  expect(chat.complaints).toEqual([]);
});

async function visit(query: string): Promise<void> {
  chat = await ChatPage.open(browser, { teamsUrl: desk.teams.url, query });
}

const named = (sentence: string, customer: string) => sentence.replace('{customer}', customer);

/** Up to the review, which is left open. */
async function fillAndReview(command: string, customer: string, wording: Messages): Promise<void> {
  await chat.says(command);
  await chat.sees(named(wording['form.title'], customer));
  await chat.fillsIn(contact, wording);
  await chat.presses(named(wording['form.review'], nameOnButton(customer)));
  await chat.sees(wording['review.title']);
}

describe('an Admin agent in the chat', () => {
  test.each([
    {
      how: 'in English',
      query: english,
      wording: en,
      command: 'confirm contoso',
      customer: 'Contoso Ltd',
      color: 'rgb(255, 255, 255)',
    },
    {
      how: 'in German, in the dark',
      query: 'person=admin-agent&locale=de-DE&theme=dark',
      wording: de,
      command: 'bestätigen litware',
      customer: 'Litware',
      color: 'rgb(41, 41, 41)',
    },
  ])('confirms an acceptance from form to receipt in one message, $how', async (play) => {
    const { query, wording, command, customer, color } = play;
    await visit(query);
    await fillAndReview(command, customer, wording);
    await chat.sees('Tania Carr');
    expect(await desk.agreementsOf(customer)).toEqual([]);

    const before = await chat.messageIds();
    await chat.presses(named(wording['review.confirm'], customer));
    await chat.sees(wording['receipt.recorded.title']);
    expect(await chat.messageIds()).toEqual(before);
    expect(await chat.cardColor()).toBe(color);
    expect(await desk.agreementsOf(customer)).toMatchObject([{ primaryContact: { lastName: 'Carr' } }]);
  });

  test('finds the customer by typing into the list of the question, with the keyboard alone', async () => {
    await visit(english);
    await chat.says('confirm');
    await chat.sees(en['which.confirm']);
    const box = chat.newestCard.getByRole('combobox', { name: en['which.label'] });
    await box.focus();
    await chat.page.keyboard.type('wingt');
    await chat.page
      .getByRole('option', { name: /Wingtip/ })
      .first()
      .waitFor();
    await chat.page.keyboard.press('ArrowDown');
    await chat.page.keyboard.press('Enter');
    expect(await box.inputValue()).toContain('Wingtip');
    await chat.page.keyboard.press('Tab');
    await chat.page.keyboard.press('Enter');
    await chat.sees(en['form.firstName']);
    await chat.sees('Wingtip');
    await chat.presses(en['form.cancel']);
    await chat.sees('Nothing was sent');
  });

  test('records one acceptance when the button is pressed twice', async () => {
    await visit(english);
    await fillAndReview('confirm vanarsdel', 'VanArsdel', en);
    let answers = 0;
    const both = chat.page.waitForResponse((response) => response.url().endsWith('/actions') && ++answers === 2);
    await chat.pressesTwice(named(en['review.confirm'], 'VanArsdel'));
    await both;
    await chat.sees(en['receipt.recorded.title']);
    expect(await desk.agreementsOf('VanArsdel')).toHaveLength(1);
    const customerId = await desk.customerId('VanArsdel');
    expect((await desk.posts()).filter(({ path }) => path.includes(customerId))).toHaveLength(1);
  });

  test('sees the name of a customer that tries Markdown as it is, without a link', async () => {
    await visit(english);
    await fillAndReview('confirm [click]', markdown, en);
    for (const next of [named(en['review.confirm'], nameOnButton(markdown)), en['status.show']]) {
      await chat.sees(headingText(markdown));
      expect(await chat.newestCard.getByRole('link').count()).toBe(0);
      await chat.presses(next);
      await chat.newestCard.getByRole('button', { name: next, exact: true }).waitFor({ state: 'detached' });
    }
    await chat.sees(en['status.attested.title']);
    await chat.sees(headingText(markdown));
  });
});

test('a Helpdesk agent, chosen in the header, is refused and told who may', async () => {
  await visit(english);
  await chat.becomes('Hanna Vogel');
  await chat.says('confirm lucerne');
  await chat.sees(en['notAllowed.attest']);
  await chat.sees(`${en['role.admin-agent']} or ${en['role.sales-agent']}`);
  expect(await chat.newestCard.getByRole('textbox').count()).toBe(0);
  expect(await desk.agreementsOf('Lucerne Publishing')).toEqual([]);
});
