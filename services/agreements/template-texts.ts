import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Customer } from '../customer.ts';
import { dayMs } from '../duration.ts';
import type { AgentId, CustomerId, TemplateId } from '../ids.ts';
import { within } from '../in-time.ts';
import type { Log } from '../log.ts';
import type { TemplateText } from './template-text.ts';
import type { PartnerCenterClient } from '../partner-center/partner-center-client.ts';

interface TemplateTextsOptions {
  readonly partnerCenter: Pick<PartnerCenterClient, 'getTemplateDocument' | 'findCustomer' | 'getAgreementTemplate'>;
  readonly log: Log;
}

/** A confirmation waits no longer for it; its entry then names the template alone. */
const waitMs = 1_000;
const downloadMs = 10_000;
/** Microsoft's documents have some 200 kB. */
const mostBytes = 20 * 1024 * 1024;

/** Knows which text a customer's confirmation is about: in the language of the customer, downloaded once a day while the form is filled in. */
export class TemplateTexts {
  readonly #options: TemplateTextsOptions;
  readonly #ofCustomers = new LRUCache<CustomerId, Promise<TemplateText | undefined>>({ max: 1_000, ttl: dayMs });
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
      return this.#read(agentId, templateId, customer);
    };
    this.#keep(customerId, read());
  }

  /** Undefined where it is not known in time. */
  async find(agentId: AgentId, customerId: CustomerId, templateId: TemplateId): Promise<TemplateText | undefined> {
    if (!this.#ofCustomers.has(customerId)) this.#keep(customerId, this.#look(agentId, customerId, templateId));
    const text = this.#ofCustomers.get(customerId);
    return text && within(text, waitMs);
  }

  async #look(agentId: AgentId, customerId: CustomerId, templateId: TemplateId): Promise<TemplateText | undefined> {
    const customer = await this.#options.partnerCenter.findCustomer(agentId, customerId);
    return customer && this.#read(agentId, templateId, customer);
  }

  /** What failed is tried again with the next form. */
  #keep(customerId: CustomerId, text: Promise<TemplateText | undefined>): void {
    const kept = text.catch((error: unknown) => {
      this.#ofCustomers.delete(customerId);
      this.#options.log.info({ customerId, err: error }, 'template text not read');
      return undefined;
    });
    this.#ofCustomers.set(customerId, kept);
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
    const response = await fetch(downloadUrl, { signal: AbortSignal.timeout(downloadMs) });
    if (!response.ok || !response.body) throw new Error(`the text came as ${response.status}`);
    const [hash, bytes] = [createHash('sha256'), { count: 0 }];
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes.count += chunk.length;
      if (bytes.count > mostBytes) throw new Error('the text is too long');
      hash.update(chunk);
    }
    return { country, language, sha256: hash.digest('hex') };
  }
}
