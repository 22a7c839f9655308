import type { GuardedRoute } from '../admission.ts';
import { wireCollection, wireJson, type Answer, badInput } from '../answer.ts';
import { type CustomerDirectory, type CustomerFilter, requestedCustomer } from './customer-directory.ts';
import { customerDetails, customerListItem } from './customer-json.ts';
import { parseJsonObject } from '../json-input.ts';
import type { Call } from '../route.ts';

const usualPage = 100;
/** Also the answer to `size=0`, which asks for all. Partner Center's own maximum is not published. */
const largestPage = 500;

export function customersRoutes(directory: CustomerDirectory): readonly GuardedRoute[] {
  return [
    { method: 'GET', pattern: '/v1/customers', tokens: 'any', handle: (call) => listCustomers(call, directory) },
    {
      method: 'GET',
      pattern: '/v1/customers/{customerId}',
      tokens: 'any',
      handle: (call) => wireJson(200, customerDetails(requestedCustomer(call, directory))),
    },
  ];
}

/** `totalCount` counts this page, because Partner Center never says how many there are in all. */
function listCustomers(call: Call, directory: CustomerDirectory): Answer {
  const { customers, next } = directory.page(startOf(call), sizeOf(call), filterOf(call));
  const self = { uri: relativeUri(call.url), method: 'GET', headers: [] };
  if (next === undefined) return wireCollection(customers.map(customerListItem), { links: { self } });
  const continuationToken = tokenOf(next);
  const headers = [{ key: 'MS-ContinuationToken', value: continuationToken }];
  const links = { self, next: { uri: nextUri(call.url), method: 'GET', headers } };
  return wireCollection(customers.map(customerListItem), { links, continuationToken });
}

function sizeOf(call: Call): number {
  const text = call.url.searchParams.get('size') ?? String(usualPage);
  if (!/^\d{1,9}$/.test(text)) throw badInput('Size must be numeric.');
  return Math.min(Number(text) || largestPage, largestPage);
}

function filterOf(call: Call): CustomerFilter | undefined {
  const text = call.url.searchParams.get('filter');
  if (text === null) return undefined;
  const { Field, Value, Operator } = parseJsonObject(text) ?? {};
  if (typeof Value !== 'string' || Operator !== 'starts_with') throw badInput('Filter is not valid.');
  if (Field === 'CompanyName') return { field: 'companyName', startsWith: Value };
  if (Field === 'Domain') return { field: 'domain', startsWith: Value };
  throw badInput('Filter field is not supported.');
}

/**
 * Where the page begins. A token without `seekOperation=Next`, or the reverse, is refused, because a client that forgets one
 * would read the first page for ever. UNVERIFIED: what Partner Center does then.
 */
function startOf(call: Call): number {
  const token = call.headers['ms-continuationtoken'];
  const operation = call.url.searchParams.get('seekOperation');
  if (token === undefined && operation === null) return 0;
  if (operation !== 'Next') throw badInput('Seek operation is not supported.');
  const start = /^\d+$/.exec(Buffer.from(String(token), 'base64').toString())?.[0];
  if (token === undefined || start === undefined) throw badInput('Continuation token is not valid.');
  return Number(start);
}

const tokenOf = (start: number): string => Buffer.from(String(start)).toString('base64');

/** Links are relative and without the version segment, as in Microsoft's samples. */
const relativeUri = (url: URL): string => `${url.pathname}${url.search}`.replace(/^\/v1/i, '');

function nextUri(url: URL): string {
  if (url.searchParams.has('seekOperation')) return relativeUri(url);
  return `${relativeUri(url)}${url.search === '' ? '?' : '&'}seekOperation=Next`;
}
