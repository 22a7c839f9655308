import type { GuardedRoute } from '../admission.ts';
import { checkedAddress } from './checked-address.ts';
import { wireJson, type Answer } from '../answer.ts';
import { countryRules, wireRules } from './country-rules.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import type { Call } from '../route.ts';
import { badInput } from '../wire-error.ts';

/** Domains that somebody else has; all customers have theirs. */
const takenElsewhere = ['microsoft.onmicrosoft.com', 'adatum.onmicrosoft.com'];

/** What can be checked before a customer is created. */
export function validationRoutes(directory: CustomerDirectory): readonly GuardedRoute[] {
  return [
    { method: 'HEAD', pattern: '/v1/domains/{domain}', tokens: 'any', handle: (call) => headDomain(call, directory) },
    {
      method: 'POST',
      pattern: '/v1/validations/address',
      tokens: 'any',
      handle: (call) => wireJson(200, checkedAddress(call.body)),
    },
    { method: 'GET', pattern: '/v1/countryvalidationrules/{country}', tokens: 'any', handle: getCountryRules },
  ];
}

/** 200 is taken and 404 free, both without a body: verify-domain-availability. */
function headDomain(call: Call, directory: CustomerDirectory): Answer {
  const domain = (call.parameters['domain'] ?? '').toLowerCase();
  const isTaken = takenElsewhere.includes(domain) || directory.hasDomain(domain);
  return { status: isTaken ? 200 : 404, headers: { 'Content-Length': '0' }, body: '' };
}

/** What the page's answer to an unknown country is, is not documented: status, code and text are ours. */
function getCountryRules(call: Call): Answer {
  const country = (call.parameters['country'] ?? '').toUpperCase();
  if (countryRules(country) === undefined) throw badInput('Country is not supported.');
  return wireJson(200, wireRules(country));
}
