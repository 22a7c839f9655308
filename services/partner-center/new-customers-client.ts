import { z } from 'zod';
import type { AgentId, Caller, CustomerId } from '../ids.ts';
import {
  type CheckedAddress,
  type CreatedCustomer,
  type CustomerToCreate,
  addressOnTheWire,
  customerOnTheWire,
  wireAddressCheck,
  wireCountryRules,
  wireCreatedCustomer,
} from './wire/new-customers.ts';
import type { AddressCheck, CompanyAddress, CountryRules } from '../company-address.ts';
import type { CustomerSummary } from '../customer.ts';
import { wireFirstCustomers } from './wire/customers.ts';
import type { PartnerCenterError } from './http/partner-center-error.ts';
import { type PartnerCenterOptions, PartnerCenterTransport } from './http/partner-center-transport.ts';
import { webAddress } from './wire/wire-values.ts';

const wireRelationshipRequest = z.object({ url: webAddress }).transform(({ url }) => url);
/** A domain is the beginning of few others. */
const lookedThrough = 20;

/** The part of Partner Center that makes customers. Every call speaks for `caller` and throws `PartnerCenterError`. */
export class NewCustomersClient {
  readonly #transport: PartnerCenterTransport;

  constructor(options: PartnerCenterOptions) {
    this.#transport = new PartnerCenterTransport(options);
  }

  /** Somebody has it already, be it a customer of ours or not (verify-domain-availability: 200 is taken, 404 free). */
  async isDomainTaken(caller: Caller, domain: string): Promise<boolean> {
    return this.#transport.read<boolean>(caller, {
      method: 'HEAD',
      path: `/domains/${encodeURIComponent(domain)}`,
      answer: z.null().transform(() => true),
      otherwise: { when: ({ status }) => status === 404, means: false },
    });
  }

  /** Undefined where Microsoft has no such market. */
  async findCountryRules(caller: AgentId, country: string): Promise<CountryRules | undefined> {
    return this.#transport.read<CountryRules | undefined>(caller, {
      path: `/countryvalidationrules/${encodeURIComponent(country)}`,
      answer: wireCountryRules,
      otherwise: { when: isNoSuchThing, means: undefined },
    });
  }

  /** Undefined where Partner Center refuses even to look at it. */
  async checkAddress(caller: AgentId, address: CompanyAddress): Promise<AddressCheck | undefined> {
    const checked = await this.#transport.read<CheckedAddress | undefined>(caller, {
      method: 'POST',
      path: '/validations/address',
      body: addressOnTheWire(address),
      answer: wireAddressCheck,
      leftOut: (answer) => answer?.leftOut ?? [],
      otherwise: { when: ({ status }) => status === 400, means: undefined },
    });
    return checked?.check;
  }

  /** Never repeated from here. After an error with `mayHaveBeenDone`, look for the domain before anything else. */
  async createCustomer(caller: AgentId, customer: CustomerToCreate, requestId: string): Promise<CreatedCustomer> {
    const body = customerOnTheWire(customer);
    return this.#transport.write(caller, { path: '/customers', body, requestId, answer: wireCreatedCustomer });
  }

  /**
   * The partner's customer with exactly this domain, whatever the relationship: create-a-customer shows one that was just made
   * with none. Throws where there is none and some could not be read: it may be one of them.
   */
  async findByDomain(caller: Caller, domain: string): Promise<CustomerId | undefined> {
    const filter = JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' });
    const hasIt = (customer: CustomerSummary) => customer.domain.toLowerCase() === domain.toLowerCase();
    const { items } = await this.#transport.read(caller, {
      path: '/customers',
      query: { size: String(lookedThrough), filter },
      answer: wireFirstCustomers(hasIt),
      leftOut: (answer) => answer.leftOut,
    });
    return items[0]?.customerId;
  }

  /**
   * Where a customer of nobody's accepts the relationship with the partner, or with its reseller, and the agreement in one go
   * (request-reseller-relationship).
   */
  async getRelationshipRequest(caller: AgentId, resellerId: string | undefined): Promise<string> {
    return this.#transport.read(caller, {
      path: '/customers/relationshiprequests',
      ...(resellerId === undefined ? {} : { query: { indirectResellerId: resellerId } }),
      answer: wireRelationshipRequest,
    });
  }
}

/** How Partner Center refuses an unknown country is not documented. */
function isNoSuchThing({ status }: PartnerCenterError): boolean {
  return status === 400 || status === 404;
}
