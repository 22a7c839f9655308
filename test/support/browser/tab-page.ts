import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Frame, FrameLocator, Page } from 'playwright-core';

/** Only what hangs takes so long, also on a busy machine. */
const patienceMs = 90_000;

interface TabAddress {
  readonly teamsUrl: string;
  readonly query: string;
  readonly context?: BrowserContextOptions | undefined;
}

/** The page in Teams, in the frame that the sandbox's Teams has for it. */
export class TabPage {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** What the browser had to complain about. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.tab = page.frameLocator('#tab');
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // teams-js asks Microsoft's CDN for hosts of Teams, which the policy of the page does not allow (decision 34).
      const isExpected = message.text().includes('res.cdn.office.net');
      if (message.type() === 'error' && !isExpected) this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, { teamsUrl, query, context }: TabAddress): Promise<TabPage> {
    const opened = new TabPage(await browser.newPage({ reducedMotion: 'reduce', ...context }));
    opened.page.setDefaultTimeout(patienceMs);
    await opened.page.goto(`${teamsUrl}/?app=tab&${query}`);
    await opened.tab.getByRole('tablist').first().waitFor();
    return opened;
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.tab.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async opens(view: string): Promise<void> {
    await this.tab.getByRole('tab', { name: view, exact: true }).click();
  }

  async presses(name: string): Promise<void> {
    await this.tab.getByRole('button', { name, exact: true }).click();
  }

  async fills(label: string, value: string): Promise<void> {
    await this.tab.getByLabel(label, { exact: true }).fill(value);
  }

  /** Picks from a box that opens. */
  async picks(box: string, option: string): Promise<void> {
    await this.tab.getByRole('combobox', { name: box }).click();
    await this.tab.getByRole('option', { name: option }).click();
  }

  /** Lets a file go over what says so. */
  async drops(place: string, { name, content }: { readonly name: string; readonly content: string }): Promise<void> {
    const files = await this.frame.evaluateHandle<unknown>(`(() => {
      const dragged = new DataTransfer();
      dragged.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));
      return dragged;
    })()`);
    const over = this.tab.getByText(place);
    for (const event of ['dragover', 'drop']) await over.dispatchEvent(event, { dataTransfer: files });
  }

  /** What a button with a menu of formats hands out. */
  async downloads(button: string, format: string): Promise<{ readonly name: string; readonly content: Buffer }> {
    await this.presses(button);
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.tab.getByRole('menuitem', { name: format }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }

  /** How the page itself looks: its background, as `rgb(255, 255, 255)`. */
  color(): Promise<string> {
    return this.frame.evaluate<string>(`getComputedStyle(document.querySelector('.desk')).backgroundColor`);
  }

  /** By how many pixels it is wider than its frame. */
  overflow(): Promise<number> {
    return this.frame.evaluate<number>('document.scrollingElement.scrollWidth - document.documentElement.clientWidth');
  }

  /** Of the page alone, without Teams around it. */
  picture(): Promise<Buffer> {
    return this.page.locator('#tab').screenshot();
  }

  /** What looks at the page as a whole takes this instead of `tab`. */
  get frame(): Frame {
    const frame = this.page.frames().find((one) => one.url().includes('/tab/'));
    if (!frame) throw new Error('Teams shows no page.');
    return frame;
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
