import { type FailureReason, failureRules } from '../../../services/agreements/failure-reason.ts';

export const failureReasons = Object.keys(failureRules) as FailureReason[];
