import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import type { Messages } from '../../../cards/wording/spoken-language.ts';

/** Only what hangs takes so long, also on a busy machine. */
const patienceMs = 90_000;

/** The channel of the Teams sandbox in a browser, with the message extension and the dialogs. */
export class ChannelPage {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** What the browser had to complain about. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.tab = page.frameLocator('#channel-tab');
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // teams-js asks Microsoft's CDN for hosts of Teams, which the policy of the page does not allow (decision 34).
      const isExpected = message.text().includes('res.cdn.office.net');
      if (message.type() === 'error' && !isExpected) this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, teamsUrl: string, query: string): Promise<ChannelPage> {
    const opened = new ChannelPage(await browser.newPage());
    opened.page.setDefaultTimeout(patienceMs);
    await opened.page.goto(`${teamsUrl}/?app=channel&${query}`);
    await opened.page.locator('#extend').waitFor();
    return opened;
  }

  /** The last message. */
  get newest(): Locator {
    return this.page.locator('.message').last();
  }

  /** The card that goes with the message. */
  get draft(): Locator {
    return this.page.locator('#attached .preview');
  }

  get dialog(): Locator {
    return this.page.locator('#dialog');
  }

  /** Searches beside the box and puts that result into the message. */
  async finds(text: string, title: string): Promise<void> {
    await this.page.locator('#extend').click();
    await this.page.locator('#extension input').fill(text);
    await this.page.locator('#extension li').getByText(title).click();
    await this.draft.locator('.card').waitFor();
  }

  async posts(text: string): Promise<void> {
    await this.page.locator('#text').fill(text);
    await this.sends();
    await this.newest.getByText(text).waitFor();
  }

  async sends(): Promise<void> {
    await this.page.locator('#composer [type="submit"]').click();
  }

  async becomes(name: string): Promise<void> {
    await this.page.locator('#person').click();
    await this.page.getByRole('radio', { name }).check();
  }

  async presses(title: string): Promise<void> {
    await this.dialog.getByRole('button', { name: title, exact: true }).click();
  }

  async fillsIn(wording: Messages): Promise<void> {
    const field = (label: string): Locator => this.dialog.getByLabel(label);
    await field(wording['form.firstName']).fill('Tania');
    await field(wording['form.lastName']).fill('Carr');
    await field(wording['form.email']).fill('tania@litware.example');
    await field(wording['form.acceptedOn']).fill('2026-03-02');
  }

  /** In the rail: the page of the app, and back to the channel. */
  async goes(to: 'tab' | 'channel'): Promise<void> {
    await this.page.locator(`#rail [value="${to}"]`).click();
  }

  get app(): FrameLocator {
    return this.page.frameLocator('#tab');
  }

  async pastes(): Promise<void> {
    await this.page.locator('#text').focus();
    await this.page.keyboard.press('Control+V');
  }

  async addsTab(search: string, name: string): Promise<void> {
    await this.page.locator('#channel-tabs [value="add"]').click();
    const setup = this.page.frameLocator('#tab-setup iframe');
    await setup.getByRole('searchbox').fill(search);
    await setup.getByRole('textbox').first().fill(name);
    await setup.locator(`tr:has-text("${search}")`).first().waitFor();
    await this.page.locator('#tab-setup .save:enabled').click();
    await this.page.locator('#channel-tabs').getByRole('button', { name }).waitFor();
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
