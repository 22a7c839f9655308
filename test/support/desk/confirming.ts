import type { Desk } from './desk.ts';
import type { Person } from './person.ts';
import type { ShownCard } from '../cards/shown-card.ts';

export const typedContact = {
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania@customer.example',
  phoneNumber: '',
  dateAgreed: '2026-03-02',
};

export interface Asked {
  readonly customer: string;
  /** Tells one attestation from another. */
  readonly email: string;
}

/** Opens the form for a customer, whether it has accepted or not. */
export async function openForm(desk: Desk, person: Person, customer: string): Promise<ShownCard> {
  const customerId = await desk.customerId(customer);
  const any = await person.says('help');
  const data = { verb: 'attestation.start', customerId, again: 'yes' };
  const action = { type: 'Action.Execute', verb: data.verb, data };
  await person.sends({ activityId: any.activityId, action });
  return person.cardNow(any.activityId);
}

/** Fills in the form and goes on to the review, where only Confirm is left to press. */
export async function openReview(desk: Desk, person: Person, { customer, email }: Asked): Promise<ShownCard> {
  const form = await openForm(desk, person, customer);
  return person.presses(form, 'attestation.review', { ...typedContact, email });
}
