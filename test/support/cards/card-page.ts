import type { Browser, Page } from 'playwright-core';
import type { AdaptiveCardJson } from '../../../cards/kit/card-template.ts';
import { seriousFaults } from '../browser/serious-faults.ts';

export const themes = ['default', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

interface NamedCard {
  readonly name: string;
  readonly card: AdaptiveCardJson;
}

/** The page of the Teams sandbox that draws a single card, in a browser. */
export class CardPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser, teamsUrl: string, locale: string): Promise<CardPage> {
    const viewport = { width: 592, height: 800 };
    const page = await browser.newPage({ viewport, deviceScaleFactor: 1.5 });
    await page.goto(`${teamsUrl}/card?locale=${locale}`);
    await page.waitForFunction('window.renderCard');
    return new CardPage(page);
  }

  async draw(card: AdaptiveCardJson): Promise<void> {
    await this.#page.evaluate(`renderCard(${JSON.stringify(card)})`);
  }

  /** What its buttons are called, also for those who do not see them. */
  async buttonNames(): Promise<readonly string[]> {
    return this.#page.evaluate<string[]>(`
      [...document.querySelectorAll('#card button')].map((button) => button.ariaLabel ?? button.innerText)`);
  }

  /** The card as a PNG. */
  async picture(theme: Theme): Promise<Buffer> {
    await this.#page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    return this.#page.locator('#card').screenshot({ animations: 'disabled' });
  }

  /**
   * The texts that stick out of these cards or are cut off in them, where they are as wide as in chat windows of these widths. All
   * in one call, because the browser would paint every card between two calls.
   */
  async cutTexts(cards: readonly NamedCard[], widths: readonly number[]): Promise<readonly string[]> {
    return this.#page.evaluate<string[]>(`
      ${JSON.stringify(cards)}.flatMap(({ name, card }) => {
        renderCard(card);
        return ${JSON.stringify(widths)}.flatMap((width) => {
          document.querySelector('#card').style.width = width + 'px';
          return (${cutTexts}).map((text) => name + ', ' + width + ' px: ' + text);
        });
      })`);
  }

  /** Draws these cards below each other, so that one look sees them all, and returns what axe finds on them. */
  async seriousFaults(cards: readonly NamedCard[], theme: Theme): Promise<readonly string[]> {
    await this.#page.evaluate(`
      document.documentElement.dataset.theme = '${theme}';
      const place = document.querySelector('#card');
      const drawn = ${JSON.stringify(cards)}.map(({ name, card }) => {
        renderCard(card);
        place.firstElementChild.dataset.sample = name;
        return place.firstElementChild;
      });
      place.replaceChildren(...drawn);`);
    return seriousFaults(this.#page);
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

/** Runs in the page. What is typed into a field may be longer than the field. */
const cutTexts = `(() => {
  const card = document.querySelector('.card');
  const edges = card.getBoundingClientRect();
  return [...card.querySelectorAll('*')]
    .filter((element) => !element.matches('input, textarea'))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const sticksOut = width > 0 && (left < edges.left - 1 || right > edges.right + 1);
      return sticksOut || element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    })
    .map((element) => element.className + ': ' + element.textContent.slice(0, 80));
})()`;
