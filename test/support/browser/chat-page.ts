import type { Browser, Locator, Page } from 'playwright-core';
import type { Messages } from '../../../cards/wording/spoken-language.ts';

interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber?: string;
  /** As `2026-03-02`. */
  readonly acceptedOn: string;
}

/** The chat page of the Teams sandbox in a browser, as somebody uses it. */
export class ChatPage {
  readonly page: Page;
  /** What the browser had to complain about. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => this.complaints.push(message.text()));
  }

  /** `query` says who, in which language and theme: `person=admin-agent&locale=de-DE&theme=dark`. Waits for the greeting. */
  static async open(
    browser: Browser,
    address: { readonly teamsUrl: string; readonly query: string },
    look: Parameters<Browser['newPage']>[0] = {},
  ): Promise<ChatPage> {
    const chat = new ChatPage(await browser.newPage(look));
    await chat.page.goto(`${address.teamsUrl}/?${address.query}`);
    await chat.newestCard.waitFor();
    return chat;
  }

  get newestCard(): Locator {
    return this.page.locator('.message.bot .card').last();
  }

  async says(text: string): Promise<void> {
    await this.page.locator('#text').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the newest card says so. */
  async sees(text: string): Promise<void> {
    await this.newestCard.getByText(text, { exact: false }).first().waitFor();
  }

  async presses(title: string): Promise<void> {
    await this.newestCard.getByRole('button', { name: title, exact: true }).click();
  }

  /** Twice before anything can answer. */
  async pressesTwice(title: string): Promise<void> {
    const button = this.newestCard.getByRole('button', { name: title, exact: true });
    await button.evaluate((element: { click(): void }) => {
      element.click();
      element.click();
    });
  }

  /** Chooses somebody else in the header and waits until the bot knows them. */
  async becomes(name: string): Promise<void> {
    const greeted = this.page.waitForResponse((response) => response.url().endsWith('/installation'));
    await this.page.locator('#person').click();
    await this.page.getByRole('radio', { name }).check();
    await greeted;
    await this.newestCard.waitFor();
  }

  /** Presses the button of the card that asks to sign in, and goes through Microsoft's pages by their buttons. */
  async signsIn(wording: Messages, ...buttons: readonly string[]): Promise<void> {
    const button = this.page.locator('.card.sign-in:visible').getByRole('button', { name: wording['signIn.do'] });
    const [popup] = await Promise.all([this.page.waitForEvent('popup'), button.click()]);
    const closed = popup.waitForEvent('close');
    for (const name of buttons) await popup.getByRole('button', { name }).click();
    await closed;
  }

  async fillsIn(contact: Contact, wording: Messages): Promise<void> {
    const field = (label: string): Locator => this.newestCard.getByLabel(label);
    await field(wording['form.firstName']).fill(contact.firstName);
    await field(wording['form.lastName']).fill(contact.lastName);
    await field(wording['form.email']).fill(contact.email);
    await field(wording['form.phoneNumber']).fill(contact.phoneNumber ?? '');
    await field(wording['form.acceptedOn']).fill(contact.acceptedOn);
  }

  /** The message ids, oldest first. */
  async messageIds(): Promise<readonly string[]> {
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll('.message')].map((message) => message.dataset.messageId)`,
    );
  }

  /** The background of the newest card, as `rgb(255, 255, 255)`. */
  async cardColor(): Promise<string> {
    return this.page.evaluate<string>(
      `getComputedStyle([...document.querySelectorAll('.message.bot .card')].at(-1)).backgroundColor`,
    );
  }

  /** The newest card with its shadow, as a PNG. */
  async cardPicture(): Promise<Buffer> {
    await this.#letGo();
    const box = await this.newestCard.boundingBox();
    if (!box) throw new Error('the card is not in view');
    const { x, y, width, height } = box;
    const clip = { x: x - 2, y: y - 2, width: width + 4, height: height + 4 };
    return this.page.screenshot({ clip, animations: 'disabled' });
  }

  async pagePicture(): Promise<Buffer> {
    await this.#letGo();
    return this.page.screenshot({ animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Nothing is hovered or has the focus any more. */
  async #letGo(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.evaluate('document.activeElement.blur()');
  }
}
