import { type FailureReason, failureReasonOf } from '../agreements/failure-reason.ts';
import type { NewCustomerStep } from './new-customer.ts';

/** Why a customer was not created, as far as it makes a difference to the agent. */
export type CreationRefusal = FailureReason | 'domain-taken' | 'registration-number' | 'phone-number' | 'not-created';

/** The code of one of which Partner Center had nothing when it was looked for. */
export const notCreated = 'not-created';

/** Partner Center's codes for customers (error-codes page of its reference), and our own. */
const refusalByCode: Readonly<Record<string, CreationRefusal>> = {
  '600049': 'registration-number',
  '600050': 'registration-number',
  '600051': 'phone-number',
  'domain-taken': 'domain-taken',
  'not-created': 'not-created',
};

export function creationRefusalOf(code: string): CreationRefusal {
  return refusalByCode[code] ?? failureReasonOf(code);
}

/** Where what was refused was typed; what was not refused for its own sake can go out again as it is. */
export function stepToCorrect(refusal: CreationRefusal): NewCustomerStep {
  switch (refusal) {
    case 'domain-taken':
      return 'company';
    case 'registration-number':
    case 'phone-number':
      return 'details';
    default:
      return 'review';
  }
}
