import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller, GuardedRoute } from '../admission.ts';
import { wireJson, type Answer, badInput, roleRefused } from '../answer.ts';
import { parseCustomerRequest, type CustomerRequest } from './customer-request.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { customerDetails } from './customer-json.ts';
import type { Customer } from './customer.ts';
import { resellers, type PartnerType } from '../partners/partner.ts';
import type { Call } from '../route.ts';

interface CreateCustomerOptions {
  readonly directory: CustomerDirectory;
  readonly partnerType: PartnerType;
}

/** create-a-customer, and create-a-customer-for-an-indirect-reseller. */
export function createCustomerRoute(options: CreateCustomerOptions): GuardedRoute {
  return {
    method: 'POST',
    pattern: '/v1/customers',
    tokens: 'any',
    handle: (call, caller) => postCustomer(call, caller, options),
  };
}

function postCustomer(call: Call, caller: Caller, options: CreateCustomerOptions): Answer {
  const { directory } = options;
  if (caller.role === 'helpdesk-agent') throw roleRefused();
  const requestId = String(call.headers['ms-requestid'] ?? randomUUID());
  const repeated = directory.findByRequestId(requestId);
  const request = parseCustomerRequest(call.body);
  // UNVERIFIED: whether a repeated request id returns the password again. The page says "shown once".
  if (repeated !== undefined) return wireJson(201, created(repeated, request, undefined));
  checkReseller(request, options.partnerType);
  // error-codes does not have Partner Center's code for this.
  if (directory.hasDomain(request.domain)) throw badInput('Domain is not available.');
  const customer: Customer = { id: randomUUID(), ...request };
  directory.add(customer, requestId);
  return wireJson(201, created(customer, request, firstPassword()));
}

function checkReseller({ associatedPartnerId }: CustomerRequest, partnerType: PartnerType): void {
  if (associatedPartnerId === undefined) return;
  const isKnown = resellers.some(({ id }) => id === associatedPartnerId.toLowerCase());
  if (partnerType !== 'indirect-provider' || !isKnown) throw badInput('Associated partner is not valid.');
}

/** In the shape of the two samples: without links, and with an empty phone number where none was given. */
function created(customer: Customer, request: CustomerRequest, password: string | undefined) {
  const { id, commerceId, billingProfile } = customerDetails(customer);
  const { domain, companyName, culture, language, associatedPartnerId } = request;
  const { firstName, lastName, phoneNumber = '' } = request.contact;
  const { id: billingId, attributes } = billingProfile;
  const forReseller = associatedPartnerId !== undefined;
  return {
    id,
    commerceId,
    companyProfile: { tenantId: id, domain, attributes: { objectType: 'CustomerCompanyProfile' } },
    billingProfile: {
      id: billingId,
      email: request.contact.email,
      culture,
      language,
      companyName,
      defaultAddress: { ...request.address, firstName, lastName, phoneNumber },
      attributes,
    },
    enableGDAPByDefault: request.enableGDAPByDefault,
    relationshipToPartner: forReseller ? 'reseller' : 'none',
    ...(password === undefined ? {} : { userCredentials: { userName: 'admin', password } }),
    ...(forReseller ? { allowDelegatedAccess: true, associatedPartnerId } : {}),
    attributes: { objectType: 'Customer' },
  };
}

/** A password like those in Microsoft's samples. It is kept nowhere. */
const firstPassword = (): string => `=;${randomBytes(9).toString('base64url')}*Z`;
