import type { IncomingHttpHeaders } from 'node:http';
import type { CustomerTimeline } from '../world/customer-timeline.ts';
import type { PartnerWorld } from '../world/partner-world.ts';
import type { Answer } from './answer.ts';

const direct = /^\/v1\/customers\/[^/]*-(\d{12})\/directSignedMicrosoftCustomerAgreementStatus$/;
const agreements = /^\/v1\/customers\/[^/]*-(\d{12})\/agreements$/;
const nobody: Answer = { status: 404, body: { code: 1000, description: 'no such customer' } };

/** The routes of Partner Center that the background work reads. */
export function partnerCenterAnswer(world: PartnerWorld, url: URL, headers: IncomingHttpHeaders): Answer {
  if (url.pathname === '/v1/customers') return listCustomers(world, url, headers);
  const [asked, number] = [direct, agreements].map((route) => route.exec(url.pathname)?.[1]);
  const customer = world.customer(Number(asked ?? number));
  if (world.standingOf(Number(asked ?? number)) === 'away') return nobody;
  if (asked !== undefined) return { status: 200, body: { isSigned: isSigned(customer, world.now) } };
  return listAgreements(customer, world.now);
}

function listCustomers(world: PartnerWorld, url: URL, headers: IncomingHttpHeaders): Answer {
  const from = Number(headers['ms-continuationtoken'] ?? 0);
  const size = Number(url.searchParams.get('size'));
  const here = world.customers.filter((customer) => world.now >= customer.comesAt && world.now < customer.leavesAt);
  const items = here.slice(from, from + size).map(({ customerId, companyName }) => {
    const domain = `${companyName.replace(' ', '').toLowerCase()}.onmicrosoft.com`;
    return { id: customerId, companyProfile: { companyName, domain } };
  });
  const next = from + size < here.length ? { continuationToken: String(from + size) } : {};
  return { status: 200, body: { totalCount: items.length, items, ...next } };
}

function listAgreements({ acceptances }: CustomerTimeline, now: number): Answer {
  const items = acceptances
    .filter(({ at, kind }) => at <= now && kind === 'attested')
    .map(({ acceptedOn }) => ({
      primaryContact: { firstName: 'Tania', lastName: 'Carr', email: 'tania@woodgrove.example' },
      templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
      dateAgreed: `${acceptedOn}T00:00:00Z`,
      type: 'MicrosoftCustomerAgreement',
    }));
  return { status: 200, body: { totalCount: items.length, items } };
}

function isSigned({ acceptances }: CustomerTimeline, now: number): boolean {
  return acceptances.some(({ at, kind }) => at <= now && kind === 'direct');
}
