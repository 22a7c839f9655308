import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../support/browser/chromium.ts';
import {
  ada,
  card,
  cardAnswer,
  sendCard,
  startScriptedBot,
  type ReceivedActivity,
  type ScriptedBot,
} from './scripted-bot.ts';

const sam = 'aaaaaaaa-0000-4000-8000-000000000002';
const data = { verb: 'attestation.review', draftId: 'd1' };
const review = {
  type: 'Action.Execute',
  title: 'Review',
  verb: data.verb,
  data,
  fallback: { type: 'Action.Submit', title: 'Review', data },
};
const form = card(
  { type: 'TextBlock', text: 'Confirm **acceptance**' },
  { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '[Click](https://example.com) Trading' }] },
  { type: 'Input.Text', id: 'firstName', label: 'First name', isRequired: true, errorMessage: 'Please enter it.' },
  { type: 'Input.Date', id: 'dateAgreed', label: 'Date', max: '2026-01-31', value: '2026-01-30' },
  { type: 'ActionSet', actions: [review] },
);

let browser: Browser;
let bot: ScriptedBot;
let page: Page;
let strangeRequests: string[];
let complaints: string[];

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  bot = await startScriptedBot();
  bot.onActivity = async (activity) => {
    if (activity.type === 'conversationUpdate') await reply(activity, 'Welcome to **Agreement Desk**');
    if (activity.text === 'confirm') await sendCard(bot, activity, form);
    if (activity.type === 'message' && activity.text !== 'confirm')
      await reply(activity, `You said ${activity.text ?? 'nothing'}`);
    return activity.type === 'invoke' ? cardAnswer(card({ type: 'TextBlock', text: 'Please review' })) : undefined;
  };
  page = await browser.newPage();
  [strangeRequests, complaints] = [[], []];
  page.on('request', (request) => {
    if (!request.url().startsWith(bot.sandbox.url)) strangeRequests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterEach(async () => {
  await page.close();
  await bot.close();
  expect({ strangeRequests, complaints }).toEqual({ strangeRequests: [], complaints: [] });
});

async function reply(activity: ReceivedActivity, text: string): Promise<void> {
  await bot.connector('POST', activity, 'activities', { type: 'message', text });
}

async function visit(query = ''): Promise<void> {
  await page.goto(`${bot.sandbox.url}/${query}`);
  await page.getByText('Welcome to Agreement Desk').waitFor();
}

async function write(text: string): Promise<void> {
  await page.locator('#text').fill(text);
  await page.keyboard.press('Enter');
}

async function openForm(query = ''): Promise<void> {
  await visit(query);
  await write('confirm');
  await page.getByLabel('First name').fill('Megan');
}

const lastReceived = () => bot.received.at(-1);
const color = (selector: string) =>
  page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).backgroundColor`);

describe('the conversation', () => {
  test('greets, and shows what was typed and the reply to it', async () => {
    await visit();
    await write('hello **there**');
    await page.getByText('You said hello there').waitFor();
    await page.getByText('hello **there**', { exact: true }).waitFor();
    expect(await page.getByRole('log').locator('strong').allTextContents()).toEqual(['Agreement Desk', 'there']);
  });

  test('brings back what was said last with the arrow up', async () => {
    await visit();
    await write('status contoso');
    await page.getByText('You said status contoso').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('You said status contoso').nth(1).waitFor();
  });

  test('speaks the language that is chosen in the header', async () => {
    await visit('?locale=de-DE');
    await page.getByRole('textbox', { name: 'Nachricht an Agreement Desk' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de-DE');
  });

  test('shows what the bot sends, changes, deletes and types by itself', async () => {
    await visit();
    const [activity] = bot.received;
    const id = await sendCard(bot, activity!, card({ type: 'TextBlock', text: 'Reminder' }));
    await page.getByText('Reminder').waitFor();
    await bot.connector('PUT', activity!, `activities/${id}`, { type: 'message', text: 'Settled' });
    await page.getByText('Settled').waitFor();
    expect(await page.getByText('Reminder').count()).toBe(0);
    await bot.connector('POST', activity!, 'activities', { type: 'typing' });
    await page.getByText('Agreement Desk is typing').waitFor();
    await bot.connector('DELETE', activity!, `activities/${id}`);
    await page.getByText('Settled').waitFor({ state: 'detached' });
  });

  test('says that the bot is not there', async () => {
    await visit();
    bot.sandbox.setBotEndpoint('http://127.0.0.1:9/api/messages');
    await write('hello?');
    await page.getByRole('alert').filter({ hasText: 'Agreement Desk didn’t answer. Is the bot running?' }).waitFor();
  });

  test('marks who else has something unread', async () => {
    await visit(`?person=${sam}`);
    await page.goto(bot.sandbox.url + `/?person=${ada}`);
    await page.getByText('Welcome to Agreement Desk').waitFor();
    await reply(
      bot.received.find(({ from }) => (from as { aadObjectId: string }).aadObjectId === sam)!,
      'For Sam',
    );
    await page.getByRole('img', { name: 'Unread messages' }).waitFor();
    await page.getByRole('button', { name: 'Agreement Desk → Sam Okafor For Sam' }).waitFor();
    await page.getByRole('button', { name: 'Ada Lindqvist' }).click();
    await page.getByRole('radio', { name: 'Sam Okafor' }).check();
    await page.getByText('For Sam').waitFor();
    expect(await page.getByRole('img', { name: 'Unread messages' }).isVisible()).toBe(false);
  });
});

describe('a card', () => {
  test('is replaced in place by the answer to its button', async () => {
    await openForm();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Please review').waitFor();
    expect(await page.getByLabel('First name').count()).toBe(0);
    expect(lastReceived()?.value).toMatchObject({
      action: { verb: 'attestation.review', data: { draftId: 'd1', firstName: 'Megan', dateAgreed: '2026-01-30' } },
      trigger: 'manual',
    });
  });

  test('uses the fallback of its button in a client that does not know Action.Execute', async () => {
    await openForm('?client=old');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('You said nothing').waitFor();
    expect(lastReceived()).toMatchObject({ type: 'message', value: { ...data, firstName: 'Megan' } });
  });

  test('shows Markdown in a text block, and a name that tries Markdown as it is', async () => {
    await openForm();
    expect(await page.locator('.card strong').allTextContents()).toEqual(['acceptance']);
    await page.getByText('[Click](https://example.com) Trading').waitFor();
    expect(await page.locator('.card a').count()).toBe(0);
  });

  test('asks for what is missing before anything is sent', async () => {
    await openForm();
    await page.getByLabel('First name').fill('');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Please enter it.').waitFor();
    expect(lastReceived()?.type).toBe('message');
  });

  test('lets a day after its limit pass, as Teams on the desktop does', async () => {
    await openForm();
    await page.getByLabel('Date').fill('2030-01-01');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Please review').waitFor();
  });

  test('can be pressed twice while the first press is under way', async () => {
    const pressed = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<{ status: number }>();
    let presses = 0;
    await openForm();
    bot.onActivity = () => {
      presses += 1;
      if (presses === 2) pressed.resolve(undefined);
      return answered.promise;
    };
    const button = page.getByRole('button', { name: 'Review' });
    await button.dblclick();
    await pressed.promise;
    expect(await button.getAttribute('aria-busy')).toBe('true');
    answered.resolve({ status: 500 });
    await page.getByText('Something went wrong. Please try again.').waitFor();
    expect(await button.getAttribute('aria-busy')).toBeNull();
  });

  test('asks by itself for its newest state, once', async () => {
    await visit();
    const refresh = { action: { type: 'Action.Execute', verb: 'status.show', data: { customerId: 'c' } } };
    await sendCard(bot, bot.received[0]!, { ...card({ type: 'TextBlock', text: 'old' }), refresh });
    await page.getByText('Please review').waitFor();
    expect(bot.received.filter(({ type }) => type === 'invoke')).toMatchObject([{ value: { trigger: 'automatic' } }]);
  });
});

describe('the switches', () => {
  test('change the colours with the theme, and keep what was typed into a card', async () => {
    await openForm();
    const light = await color('.card');
    await page.getByLabel('Theme').selectOption('High contrast');
    expect(light).toBe('rgb(255, 255, 255)');
    expect(await color('.card')).toBe('rgb(0, 0, 0)');
    expect(await page.getByLabel('First name').inputValue()).toBe('Megan');
  });

  test('tell the bot language and time zone, and are remembered', async () => {
    await visit();
    await page.getByLabel('Time zone').selectOption('Pacific/Honolulu');
    await page.getByLabel('Language').selectOption('Deutsch');
    await page.reload();
    await write('hallo');
    await page.getByText('You said hallo').waitFor();
    expect(lastReceived()).toMatchObject({ locale: 'de-DE', localTimezone: 'Pacific/Honolulu' });
  });

  test('can be set by the address', async () => {
    await visit('?person=helpdesk-agent&locale=zh-CN&timeZone=Pacific/Kiritimati&theme=dark');
    await page.getByRole('button', { name: 'Hanna Vogel' }).waitFor();
    await write('x');
    await page.getByText('You said x').waitFor();
    expect(lastReceived()).toMatchObject({ locale: 'zh-CN', localTimezone: 'Pacific/Kiritimati' });
    expect(await color('.card, .bubble')).toBe('rgb(41, 41, 41)');
  });
});

describe('the page for a single card', () => {
  const draw = async (json: unknown, locale = 'zh-CN'): Promise<void> => {
    await page.goto(`${bot.sandbox.url}/card?theme=dark&locale=${locale}`);
    await page.waitForFunction('window.renderCard');
    await page.evaluate(`renderCard(${JSON.stringify(json)})`);
  };

  test('draws the card and nothing else', async () => {
    await draw(form);
    expect(await page.locator('body').innerText()).toContain('Confirm acceptance');
    expect(await page.locator('#card > *').count()).toBe(1);
    expect(await color('.card')).toBe('rgb(41, 41, 41)');
  });

  test('draws an apostrophe no wider than a letter, also where the machine has no Latin font', async () => {
    await draw(card({ type: 'RichTextBlock', inlines: ['’’’'] }), 'en');
    const box = await page.locator('.ac-textRun').boundingBox();
    expect(box!.width).toBeLessThan(20);
  });

  test.each(['Default', 'Bolder'])('has a font for Chinese, also where the machine has none (%s)', async (weight) => {
    const picture = async (text: string): Promise<string> => {
      await draw(card({ type: 'TextBlock', text, weight }));
      return (await page.locator('.card').screenshot()).toString('base64');
    };
    const nothing = await picture('\u3000\u3000');
    const [confirm, refuse] = [await picture('确认'), await picture('拒绝')];
    expect(new Set([nothing, confirm, refuse]).size).toBe(3);
  });
});
