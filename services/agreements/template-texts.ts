import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Customer } from '../customer.ts';
import { dayMs, hourMs } from '../duration.ts';
import type { AgentId, CustomerId, TemplateId } from '../ids.ts';
import { within } from '../in-time.ts';
import { limitedDownload } from '../partner-center/http/limited-download.ts';
import type { Log } from '../log.ts';
import type { TemplateText } from './template-text.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';

interface TemplateTextsOptions {
  readonly partnerCenter: Pick<PartnerCenterClient, 'getTemplateDocument' | 'findCustomer' | 'getAgreementTemplate'>;
  /** Whether an address leads to where Partner Center keeps the texts. */
  readonly isTemplateFile: (url: string) => boolean;
  readonly log: Log;
}

interface TextOfTemplate {
  readonly templateId: TemplateId;
  readonly text: TemplateText;
}

/** A confirmation waits no longer for it; its entry then names the template alone. */
const waitMs = 1_000;
/** Microsoft's documents have some 200 kB. */
const downloadLimits = { withinMs: 10_000, mostBytes: 20 * 1024 * 1024 };
const tooLong = () => new Error('the text is too long');

/** Knows which text a customer's confirmation is about: in the language of the customer, downloaded once a day while the form is filled in. */
export class TemplateTexts {
  readonly #options: TemplateTextsOptions;
  /** Microsoft changes the template, and customers their language. */
  readonly #ofCustomers = new LRUCache<CustomerId, Promise<TextOfTemplate | undefined>>({ max: 1_000, ttl: hourMs });
  readonly #ofPlaces = new LRUCache<string, Promise<TemplateText>>({ max: 500, ttl: dayMs });

  constructor(options: TemplateTextsOptions) {
    this.#options = options;
  }

  /** Begins to look, and never fails. */
  prepare(agentId: AgentId, customer: Pick<Customer, 'customerId' | 'country' | 'culture'>): void {
    const { customerId } = customer;
    if (this.#ofCustomers.has(customerId)) return;
    const read = async () => {
      const { templateId } = await this.#options.partnerCenter.getAgreementTemplate(agentId);
      return { templateId, text: await this.#read(agentId, templateId, customer) };
    };
    void this.#keep(customerId, read());
  }

  /** Undefined where it is not known in time. */
  async find(agentId: AgentId, customerId: CustomerId, templateId: TemplateId): Promise<TemplateText | undefined> {
    return within(this.#find(agentId, customerId, templateId), waitMs);
  }

  async #find(agentId: AgentId, customerId: CustomerId, templateId: TemplateId): Promise<TemplateText | undefined> {
    const prepared = await this.#ofCustomers.get(customerId);
    if (prepared?.templateId === templateId) return prepared.text;
    const looked = await this.#keep(customerId, this.#look(agentId, customerId, templateId));
    return looked?.text;
  }

  async #look(agentId: AgentId, customerId: CustomerId, templateId: TemplateId): Promise<TextOfTemplate | undefined> {
    const customer = await this.#options.partnerCenter.findCustomer(agentId, customerId);
    return customer && { templateId, text: await this.#read(agentId, templateId, customer) };
  }

  /** What failed is tried again the next time. */
  async #keep(customerId: CustomerId, text: Promise<TextOfTemplate | undefined>): Promise<TextOfTemplate | undefined> {
    const kept = text.catch((error: unknown) => {
      this.#ofCustomers.delete(customerId);
      this.#options.log.info({ customerId, err: error }, 'template text not read');
      return undefined;
    });
    this.#ofCustomers.set(customerId, kept);
    return kept;
  }

  async #read(
    agentId: AgentId,
    templateId: TemplateId,
    { country = 'US', culture = 'en-US' }: Pick<Customer, 'country' | 'culture'>,
  ): Promise<TemplateText> {
    const place = `${templateId}/${country}/${culture}`;
    const known = this.#ofPlaces.get(place);
    if (known) return known;
    const text = this.#download(agentId, templateId, { country, language: culture });
    this.#ofPlaces.set(place, text);
    return text.catch((error: unknown) => {
      this.#ofPlaces.delete(place);
      throw error;
    });
  }

  async #download(
    agentId: AgentId,
    templateId: TemplateId,
    place: { readonly country: string; readonly language: string },
  ): Promise<TemplateText> {
    const document = await this.#options.partnerCenter.getTemplateDocument(agentId, templateId, place);
    const { country, language, downloadUrl } = document;
    if (!this.#options.isTemplateFile(downloadUrl)) throw new Error('the text is not where Microsoft keeps it');
    const hash = createHash('sha256');
    for await (const chunk of limitedDownload(downloadUrl, { ...downloadLimits, tooLong })) hash.update(chunk);
    return { country, language, sha256: hash.digest('hex') };
  }
}
