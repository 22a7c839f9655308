import type { Desk } from './desk.ts';
import type { Person } from './person.ts';
import type { ShownCard } from '../cards/shown-card.ts';

export const typedContact = {
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania@customer.example',
  phoneNumber: '',
  dateAgreed: '2026-03-02',
  reason: 'Somebody else accepted',
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
  const data = { verb: 'attestation.start', customerId, again: 'yes', road: 'classic' };
  const action = { type: 'Action.Execute', verb: data.verb, data };
  await person.sends({ activityId: any.activityId, action });
  return person.cardNow(any.activityId);
}

/** Fills in the form and goes on to the review, where only Confirm is left to press. */
export async function openReview(desk: Desk, person: Person, { customer, email }: Asked): Promise<ShownCard> {
  const form = await openForm(desk, person, customer);
  return person.presses(form, 'attestation.review', { ...typedContact, email });
}

/** Presses Confirm on a review that may have stopped it, and says why once more where that is asked. */
export async function confirmsAnyway(person: Person, review: ShownCard): Promise<ShownCard> {
  if (!review.buttons.includes('Confirm again')) return person.presses(review, 'attestation.confirm');
  const form = await person.presses(review, 'Confirm again');
  const again = await person.presses(form, 'attestation.review', { ...form.inputs, reason: typedContact.reason });
  return person.presses(again, 'attestation.confirm');
}
