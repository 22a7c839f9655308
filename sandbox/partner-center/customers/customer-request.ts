import type { PrimaryContact } from '../../../services/primary-contact.ts';
import { countryRules } from './country-rules.ts';
import type { Address } from './customer.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../json-input.ts';
import { badInput, registrationNumberMissing, registrationNumberWrong } from '../answer.ts';

export interface CustomerRequest {
  readonly companyName: string;
  readonly domain: string;
  readonly address: Address;
  readonly culture: string;
  readonly language: string;
  readonly contact: PrimaryContact;
  readonly enableGDAPByDefault: boolean;
  readonly associatedPartnerId: string | undefined;
}

/** Reads the body of create-a-customer. Field names may be in any case. The texts of the refusals are ours. */
export function parseCustomerRequest(body: string): CustomerRequest {
  const input = withoutCase(parseJsonObject(body));
  if (!isJsonObject(input)) throw badInput('The request body is not a JSON object.');
  const company = part(input, 'companyprofile');
  const billing = part(input, 'billingprofile');
  const address = part(billing, 'defaultaddress');
  const phoneNumber = optional(address, 'phonenumber');
  const request = {
    companyName: required(billing, 'companyname'),
    domain: required(company, 'domain').toLowerCase(),
    address: parseAddress(address),
    culture: cultureOf(required(billing, 'culture')),
    language: required(billing, 'language'),
    contact: {
      firstName: required(address, 'firstname'),
      lastName: required(address, 'lastname'),
      email: required(billing, 'email'),
      ...(phoneNumber === undefined ? {} : { phoneNumber }),
    },
    enableGDAPByDefault: input['enablegdapbydefault'] === true,
    associatedPartnerId: optional(input, 'associatedpartnerid'),
  };
  checkCompanyName(request.companyName);
  checkRegistrationNumber(request.address.country, optional(company, 'organizationregistrationnumber'));
  return request;
}

function parseAddress(address: JsonObject): Address {
  const country = required(address, 'country').toUpperCase();
  const rules = countryRules(country);
  if (rules === undefined) throw badInput('Country is not supported.');
  const [state, addressLine2] = [optional(address, 'state'), optional(address, 'addressline2')];
  const postalCode = optional(address, 'postalcode') ?? '';
  if (rules.isStateRequired && !rules.supportedStatesList.includes(state ?? '')) throw badInput('State is not valid.');
  if (rules.isPostalCodeRequired && !new RegExp(rules.postalCodeRegex).test(postalCode))
    throw badInput('Postal code is not valid.');
  return {
    country,
    city: required(address, 'city'),
    ...(state === undefined ? {} : { state }),
    addressLine1: required(address, 'addressline1'),
    ...(addressLine2 === undefined ? {} : { addressLine2 }),
    postalCode,
  };
}

/** A name has more than one character, and not only special ones (validate-names-addresses). */
function checkCompanyName(name: string): void {
  if (name.length < 2 || !/[\p{L}\p{N}]/u.test(name)) throw badInput('Company name is not valid.');
}

function checkRegistrationNumber(country: string, number: string | undefined): void {
  const pattern = countryRules(country)?.registrationNumberRegex;
  if (pattern === undefined) return;
  if (number === undefined) throw registrationNumberMissing();
  if (!new RegExp(pattern).test(number)) throw registrationNumberWrong();
}

/** `EN-US` comes back as `en-US`. */
function cultureOf(text: string): string {
  const [language = '', region = ''] = text.split('-');
  return region === '' ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`;
}

function withoutCase(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), withoutCase(inner)]));
}

function part(input: JsonObject, name: string): JsonObject {
  const inner = input[name];
  if (!isJsonObject(inner)) throw badInput(`Property ${name} is required.`);
  return inner;
}

function required(input: JsonObject, name: string): string {
  const text = optional(input, name);
  if (text === undefined) throw badInput(`Property ${name} is required.`);
  return text;
}

function optional(input: JsonObject, name: string): string | undefined {
  const text = input[name];
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}
