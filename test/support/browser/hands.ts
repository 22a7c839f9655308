import type { Locator, Page } from 'playwright-core';

/** An element, as far as the way to it matters. */
interface Placed {
  readonly ownerDocument: { readonly activeElement: Placed | null };
  compareDocumentPosition(other: Placed): number;
}

/** How somebody works a page, with everything they press counted. */
export abstract class Hand {
  presses = 0;

  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  abstract press(button: Locator): Promise<void>;
  /** From the list that opens below the box. */
  abstract choose(box: Locator, name: string): Promise<void>;
  /** As `2026-03-02`. */
  abstract enterDay(field: Locator, day: string): Promise<void>;

  protected option(name: string): Locator {
    return this.page.getByRole('option', { name: new RegExp(`^${name}`) });
  }
}

export class Mouse extends Hand {
  async press(button: Locator): Promise<void> {
    this.presses++;
    await button.click();
  }

  async choose(box: Locator, name: string): Promise<void> {
    await this.press(box);
    await this.press(this.option(name));
  }

  /** As if chosen: without a window, a browser does not show the calendar of its own. */
  async enterDay(field: Locator, day: string): Promise<void> {
    await this.press(field);
    await field.fill(day);
  }
}

export class Keyboard extends Hand {
  async press(button: Locator): Promise<void> {
    await this.#goTo(button);
    await this.#key('Enter');
  }

  async choose(box: Locator, name: string): Promise<void> {
    await this.#goTo(box);
    for (const letter of name.slice(0, 4)) await this.#key(letter);
    await this.option(name).waitFor();
    await this.#key('ArrowDown');
    await this.#key('Enter');
  }

  /** Month, day and year, as the browser of the tests has them. */
  async enterDay(field: Locator, day: string): Promise<void> {
    await this.#goTo(field);
    const [year = '', month = '', date = ''] = day.split('-');
    for (const digit of month + date + year) await this.#key(digit);
  }

  async #key(name: string): Promise<void> {
    this.presses++;
    await this.page.keyboard.press(name);
  }

  /** The way that is shorter. */
  async #goTo(place: Locator): Promise<void> {
    await place.waitFor();
    const isAhead = await place.evaluate((element: Placed) => {
      const focused = element.ownerDocument.activeElement;
      if (focused === null || focused === element) return true;
      return (focused.compareDocumentPosition(element) & 4) !== 0;
    });
    for (let left = 40; !(await hasFocus(place)); left--) {
      if (left === 0) throw new Error(`the focus never came to ${String(place)}`);
      await this.#key(isAhead ? 'Tab' : 'Shift+Tab');
    }
  }
}

async function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluate((element: Placed) => element === element.ownerDocument.activeElement);
}
