import type { CardVerb } from './card-actions.ts';

/** What can be asked about one customer; the data is its id alone. */
export type CustomerVerb = Extract<
  CardVerb,
  | 'status.show'
  | 'history.show'
  | 'attestation.start'
  | 'invitation.start'
  | 'handover.start'
  | 'order.check'
  | 'scenario.show'
  | 'reminder.plan'
  | 'owner.choose'
>;
