import { type RefusalReason, refusalReasonOf } from '../services/agreements/refusal-reason.ts';
import type { PartnerCenterError } from '../services/partner-center/partner-center-error.ts';
import type { Wording } from './wording/wording.ts';

/** Why something did not work with Partner Center, as far as it makes a difference to the agent. */
export type FailureReason = RefusalReason | 'timeout' | 'trouble' | 'not-understood';

/** Our own codes, where Partner Center's say nothing. */
const reasonByCode: Readonly<Record<string, FailureReason>> = {
  'partner-center-timeout': 'timeout',
  'partner-center-unreachable': 'unreachable',
  'partner-center-no-token': 'sign-in',
  'partner-center-token-refused': 'sign-in',
  'partner-center-app-only': 'sign-in',
  'partner-center-mfa-missing': 'mfa',
  'partner-center-forbidden': 'role',
};

export function failureReasonOf(failure: PartnerCenterError): FailureReason {
  const { wireCode, status = 0, code } = failure;
  for (const known of [wireCode ?? '', `http-${status}`]) {
    const reason = refusalReasonOf(known);
    if (reason !== 'rejected') return reason;
  }
  return reasonByCode[code] ?? (status >= 500 ? 'trouble' : 'not-understood');
}

/** What happened, and what to do next. */
export function reasonTexts(reason: FailureReason, wording: Wording): readonly [what: string, next: string] {
  return [wording.text(`reason.${reason}.what`), wording.text(`reason.${reason}.next`)];
}
