import type { Person } from './person.ts';
import type { ShownCard } from '../cards/shown-card.ts';

interface Company {
  readonly companyName: string;
  readonly domainPrefix: string;
  readonly country?: string;
  readonly road?: 'attest' | 'ask';
}

export const redmond = {
  addressLine1: '1 Microsoft Way',
  addressLine2: '',
  postalCode: '98052',
  city: 'Redmond',
  state: 'WA',
  firstName: 'Gena',
  lastName: 'Soto',
  email: 'gena@relecloud.example',
  phoneNumber: '4255550101',
};

/** From the command to the review of a customer, whose details are those of a company in Redmond. */
export async function reviewNewCustomer(person: Person, company: Company): Promise<ShownCard> {
  const { road = 'attest', country = 'US', ...names } = company;
  const first = await person.says('new customer');
  const second = await person.presses(first, 'customer.company', { ...names, country });
  const third = await person.presses(second, 'customer.details', redmond);
  return choosesRoad(person, third, road);
}

/** From the question how the customer accepts to the review. */
export async function choosesRoad(person: Person, question: ShownCard, road: 'attest' | 'ask'): Promise<ShownCard> {
  const chosen = await person.presses(question, 'customer.road', { road });
  if (road === 'ask') return chosen;
  return person.presses(chosen, 'customer.acceptance', { ...chosen.inputs, road, dateAgreed: '2026-03-02' });
}

/** The password on a card, if there is one. */
export function passwordOn(card: ShownCard): string | undefined {
  return /(\S+)\nInitial password/.exec(card.text)?.[1];
}
