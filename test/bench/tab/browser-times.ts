import type { Browser, Frame, Page } from 'playwright-core';
import { until } from '../../support/until.ts';
import type { BigPartner } from './partner.ts';

const openings = 7;
const patienceMs = 60_000;
/** Letter by letter: words of many customers, of few and of none, and one with a mistake. */
const typed = [
  'contoso',
  'amber consulting b',
  'litware',
  'harbor',
  'berlin',
  'ustr',
  'fabirkam',
  'zq',
  'grad',
  'lucerne p',
];
const asTypedMs = 120;

/** In every frame, before its scripts: notes when the first numbers of the overview are there. */
const noteUsable = `
  if (location.pathname.startsWith('/tab/')) {
    const look = () => {
      if (document.querySelector('[data-status]')) globalThis.usableAfterMs = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  }`;

/** Milliseconds from the first request for the page to its first numbers, each time in a browser that has never seen it. */
export async function openingTimes(browser: Browser, { teamsUrl }: BigPartner): Promise<readonly number[]> {
  const times: number[] = [];
  for (let opening = 0; opening < openings; opening += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(noteUsable);
    const frame = await openTab(page, teamsUrl, '');
    const usable = () => frame.evaluate<number>('globalThis.usableAfterMs ?? 0');
    await until('the overview has numbers', async () => (await usable()) > 0);
    times.push(await usable());
    await context.close();
  }
  return times;
}

/** Has `shownAfterMs` resolve with the milliseconds from the next key press to the frame that shows the rows of what is typed then. */
const watchRows = (words: string) => `
  globalThis.shownAfterMs = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no rows came for ' + ${JSON.stringify(words)} + ' at ' + location.search)), ${patienceMs});
    const search = document.querySelector('input[type="search"], [role="searchbox"]');
    search.addEventListener('keydown', () => {
      const pressed = performance.now();
      const isShown = () => new URLSearchParams(location.search).get('q') === ${JSON.stringify(words)}
        && !document.querySelector('[aria-busy="true"]')
        && document.querySelector('tbody tr, h3') !== null;
      const look = () => {
        if (isShown()) requestAnimationFrame(() => resolve(performance.now() - pressed));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { once: true });
  });
  undefined`;

/** One for each letter that somebody types into the search of a list of all customers. */
export async function keyPressTimes(browser: Browser, { teamsUrl }: BigPartner): Promise<readonly number[]> {
  const page = await browser.newPage();
  const frame = await openTab(page, teamsUrl, 'view=customers');
  const search = frame.getByRole('searchbox');
  await frame.getByRole('row').nth(1).waitFor({ timeout: patienceMs });
  const times: number[] = [];
  for (const words of typed) {
    await search.fill('');
    await until('everybody is listed again', () =>
      frame.evaluate<boolean>(`!location.search.includes('q=') && !document.querySelector('[aria-busy="true"]')`),
    );
    await search.focus();
    const letters = Array.from(words);
    for (let at = 1; at <= letters.length; at += 1) {
      await frame.evaluate(watchRows(letters.slice(0, at).join('')));
      await page.keyboard.press(keyOf(letters[at - 1] ?? ''));
      times.push(await frame.evaluate<number>('globalThis.shownAfterMs'));
      await page.waitForTimeout(asTypedMs);
    }
  }
  await page.close();
  return times;
}

function keyOf(letter: string): string {
  return letter === ' ' ? 'Space' : letter;
}

async function openTab(page: Page, teamsUrl: string, subPage: string): Promise<Frame> {
  const query = new URLSearchParams({ app: 'tab', person: 'admin-agent', locale: 'en-US', subPage });
  await page.goto(`${teamsUrl}/?${query.toString()}`);
  await page.frameLocator('#tab').getByRole('tablist').waitFor({ timeout: patienceMs });
  const frame = page.frames().find((one) => one.url().includes('/tab/'));
  if (!frame) throw new Error('the page is not shown');
  return frame;
}
