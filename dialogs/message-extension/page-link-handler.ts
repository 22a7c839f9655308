import { z } from 'zod';
import { placeAddress } from '../../cards/kit/page-link.ts';
import { sharedCustomerCard } from '../../cards/message-extension/shared-customer-card.ts';
import { sharedPageCard } from '../../cards/message-extension/shared-page-card.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import { ProductError } from '../../services/product-error.ts';
import type { Turn } from '../turn.ts';
import { type ExtensionAnswer, resultsAnswer } from './extension-answer.ts';

interface PageLinkHandlerOptions {
  readonly authorization: AuthorizationService;
  /** Where the page is served, without a path. */
  readonly publicUrl: string;
  readonly teamsAppId: string;
}

const pagePath = '/tab/';
const longestLink = 2_000;
const link = z.url({ protocol: /^https?$/ }).max(longestLink);

/** Shows a link to the page in Teams as a card. For everybody else's eyes it tells nothing that the link does not. */
export class PageLinkHandler {
  readonly #options: PageLinkHandlerOptions;

  constructor(options: PageLinkHandlerOptions) {
    this.#options = options;
  }

  /** Nothing for other links, and for people who may not see customers: then the link stays a link. */
  async unfurl({ agent, language }: Pick<Turn, 'agent' | 'language'>, text: unknown): Promise<ExtensionAnswer> {
    const url = this.#pageAt(text);
    if (!url || !(await this.#maySee(agent))) return resultsAnswer([]);
    const customerId = parseGuid<CustomerId>(url.searchParams.get('customer') ?? '');
    const card = customerId
      ? sharedCustomerCard({ language, customerId })
      : sharedPageCard({ language, url: placeAddress(this.#options.teamsAppId, Object.fromEntries(url.searchParams)) });
    const title = wordingFor(language).text(customerId ? 'shared.title' : 'shared.page.title');
    return resultsAnswer([{ preview: { title, text: '' }, card }]);
  }

  #pageAt(text: unknown): URL | undefined {
    const url = link.safeParse(text).success ? new URL(String(text)) : undefined;
    return url?.origin === this.#options.publicUrl && url.pathname === pagePath ? url : undefined;
  }

  async #maySee(agent: Turn['agent']): Promise<boolean> {
    try {
      return await this.#options.authorization.isOffered(agent, 'see-status');
    } catch (error) {
      if (error instanceof ProductError) return false;
      throw error;
    }
  }
}
