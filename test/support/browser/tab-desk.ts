import type { Browser, BrowserContextOptions } from 'playwright-core';
import { seedCustomers } from '../../../sandbox/partner-center/customers/customer.ts';
import { ApiClient } from '../desk/api-client.ts';
import type { Desk } from '../desk/desk.ts';
import { until } from '../until.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { TabPage } from './tab-page.ts';

/** The page in Teams with everything behind it, and a browser in which one page at a time is shown. */
export class TabDesk {
  readonly desk: Desk;
  readonly api: ApiClient;
  readonly browser: Browser;
  #shown: TabPage | undefined;

  private constructor(desk: Desk, api: ApiClient, browser: Browser) {
    this.desk = desk;
    this.api = api;
    this.browser = browser;
  }

  /** Waits for nothing that goes on in the background. */
  static async around(...settings: Parameters<typeof openDeskInBrowser>): Promise<TabDesk> {
    const { desk, browser } = await openDeskInBrowser(...settings);
    return new TabDesk(desk, await ApiClient.open(desk), browser);
  }

  /** Its customers are read, and its people known to each other. */
  static async open(): Promise<TabDesk> {
    const around = await TabDesk.around({ PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000' });
    const { api } = around;
    for (const who of ['admin', 'sales', 'helpdesk'] as const) await api.call(who, { method: 'get', path: '/me' });
    await until('all customers are read', async () => {
      const { json } = await api.call('admin', { method: 'get', path: '/customers?limit=200' });
      const statuses = json?.customers?.map(({ status }) => status) ?? [];
      return statuses.length === seedCustomers.length && !statuses.includes('unknown');
    });
    return around;
  }

  /** `query` says who, in which language and theme, and where: `person=admin-agent&subPage=view%3Dcustomers`. */
  async visit(query: string, context?: BrowserContextOptions): Promise<TabPage> {
    this.#shown = await TabPage.open(this.browser, { teamsUrl: this.desk.teams.url, query, context });
    return this.#shown;
  }

  async visitCustomer(person: string, companyName: string): Promise<TabPage> {
    const place = `view=customers&customer=${await this.desk.customerId(companyName)}`;
    return this.visit(`person=${person}&locale=en-US&subPage=${encodeURIComponent(place)}`);
  }

  /** What the browser had to complain about. */
  async leave(): Promise<readonly string[]> {
    const shown = this.#shown;
    this.#shown = undefined;
    await shown?.close();
    return shown?.complaints ?? [];
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.desk.close();
  }
}
