import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';

/** Only what hangs takes so long, also on a busy machine. */
const patienceMs = 90_000;

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

  /** `query` says who, in which language and theme, and where: `person=admin-agent&subPage=view%3Dcustomers`. */
  static async open(browser: Browser, teamsUrl: string, query: string): Promise<TabPage> {
    const opened = new TabPage(await browser.newPage());
    opened.page.setDefaultTimeout(patienceMs);
    await opened.page.goto(`${teamsUrl}/?app=tab&${query}`);
    await opened.tab.getByRole('tablist').waitFor();
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

  /** How the page itself looks: its background, as `rgb(255, 255, 255)`. */
  async color(): Promise<string> {
    return this.frame.evaluate<string>(`getComputedStyle(document.querySelector('.desk')).backgroundColor`);
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
