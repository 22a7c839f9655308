import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addPublicPages } from '../../bot/http/pages/public-pages.ts';
import { languages } from '../../services/conversations/language.ts';
import { openChromium } from '../support/browser/chromium.ts';
import { type OpenDoor, openDoor } from '../support/desk/open-door.ts';
import { SignedChannel } from '../support/microsoft/signed-channel.ts';
import { madeUpPartner, madeUpRetention } from '../support/pages/made-up-partner.ts';

const partner = {
  ...madeUpPartner,
  name: 'Donaudampfschifffahrtsgesellsch.',
  contact: 'fragen-zum-datenschutz-und-zur-datenverarbeitung@donaudampfschifffahrtsgesellschaft.example',
};
const retention = madeUpRetention;
const pages = ['/privacy', '/terms'];

let channel: SignedChannel;
let door: OpenDoor;
let browser: Browser;

beforeAll(async () => {
  channel = await new SignedChannel().open();
  door = await openDoor(channel, { addRoutes: (server) => addPublicPages(server, { partner, retention }) });
  browser = await openChromium();
});

afterAll(async () => {
  await browser.close();
  await door.server.close();
  await channel.close();
});

describe.each(['light', 'dark'] as const)('on a phone that is set to %s', (colorScheme) => {
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme });
    page.on('console', (message) => complaints.push(message.text()));
  });
  afterAll(() => page.close());

  test.each(languages)('both pages fit, and their own headers block nothing of them, in %s', async (language) => {
    for (const path of pages) {
      await page.goto(`${door.url}${path}?lang=${language}`);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360);
      expect(await page.evaluate<string>('getComputedStyle(document.body).maxWidth')).not.toBe('none');
      expect(await page.evaluate<number>(`document.querySelector('img').naturalWidth`)).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
  });

  test('every text stands out from what is behind it', async () => {
    await page.goto(`${door.url}/privacy`);
    const colours = await Promise.all(
      ['body', 'a', 'dt', '[aria-current]'].map((selector) =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).color`),
      ),
    );
    const behind = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const weak = colours.filter((colour) => contrast(colour, behind) < 4.5);
    expect(weak).toEqual([]);
  });
});

/** As WCAG 2 has it; 4.5 is its minimum for text. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
