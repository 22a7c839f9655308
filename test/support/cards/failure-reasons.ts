import type { FailureReason } from '../../../services/agreements/failure-reason.ts';

/** All there are: one too many or too few does not compile. */
export const failureReasons = Object.keys({
  role: true,
  roles: true,
  access: true,
  'partner-type': true,
  'sign-in': true,
  mfa: true,
  relationship: true,
  customer: true,
  retired: true,
  busy: true,
  unreachable: true,
  timeout: true,
  trouble: true,
  'not-recorded': true,
  'not-understood': true,
  rejected: true,
} satisfies Record<FailureReason, true>) as FailureReason[];
