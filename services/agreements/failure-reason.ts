import { RolesUnavailableError } from '../identity/role-directory.ts';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';

interface FailureRule {
  /** What can be done after a refused attestation: try again where the agent, or a little patience, can help; else leave it to the customer. */
  readonly remedy: 'try-again' | 'invite' | 'nothing';
  /** Passes by itself, so that asking again makes sense. */
  readonly passes: boolean;
  /** The agent is sent to an administrator. */
  readonly isForAdmin: boolean;
}

/** Why something did not work with Microsoft, as far as it makes a difference to the agent. `reason.…` in the wording says each. */
const rules = {
  role: { remedy: 'invite', passes: false, isForAdmin: true },
  /** The roles of the agent could not be read, so nobody is let in; nor are an administrator's, to name one. */
  roles: { remedy: 'try-again', passes: false, isForAdmin: false },
  /** Refused without a reason, to somebody whose role is known to allow it: the relationship, GDAP or the consent has ended. */
  access: { remedy: 'try-again', passes: false, isForAdmin: true },
  'partner-type': { remedy: 'invite', passes: false, isForAdmin: false },
  'sign-in': { remedy: 'try-again', passes: false, isForAdmin: true },
  /** The agent's own sign-in ended just when the call was made; pressing again asks for it. */
  'sign-in-ended': { remedy: 'try-again', passes: false, isForAdmin: false },
  mfa: { remedy: 'try-again', passes: false, isForAdmin: true },
  /** Microsoft holds an acceptance by this very person, so that it makes no link for them. */
  'same-signer': { remedy: 'nothing', passes: false, isForAdmin: false },
  relationship: { remedy: 'nothing', passes: false, isForAdmin: false },
  customer: { remedy: 'nothing', passes: false, isForAdmin: false },
  retired: { remedy: 'invite', passes: false, isForAdmin: true },
  busy: { remedy: 'try-again', passes: true, isForAdmin: false },
  unreachable: { remedy: 'try-again', passes: true, isForAdmin: false },
  timeout: { remedy: 'try-again', passes: true, isForAdmin: false },
  trouble: { remedy: 'try-again', passes: true, isForAdmin: false },
  'not-recorded': { remedy: 'try-again', passes: false, isForAdmin: false },
  'not-understood': { remedy: 'try-again', passes: true, isForAdmin: true },
  rejected: { remedy: 'try-again', passes: false, isForAdmin: true },
} as const satisfies Readonly<Record<string, FailureRule>>;

export type FailureReason = keyof typeof rules;
export const failureRules: Readonly<Record<FailureReason, FailureRule>> = rules;

/** Partner Center's codes (error-codes page of its reference), HTTP statuses, and the codes of our own errors. */
const reasonByCode: Readonly<Record<string, FailureReason>> = {
  '400': 'role',
  '1002': 'partner-type',
  '2032': 'role',
  '900150': 'role',
  '900308': 'role',
  '900309': 'sign-in',
  '900329': 'sign-in',
  '900420': 'sign-in',
  '900421': 'mfa',
  // Of a confirmation it is no failure: then it is recorded already.
  '600061': 'same-signer',
  '20002': 'relationship',
  // "Partner Organization with partner_id … could not be found" (get-a-partner-profile).
  '3000': 'relationship',
  // Not on the error-codes page; seen where the granular admin relationship (GDAP) with a customer had ended.
  '600006': 'access',
  '900123': 'partner-type',
  '900124': 'partner-type',
  '900149': 'partner-type',
  '800039': 'partner-type',
  '1000': 'customer',
  '60003': 'customer',
  // Of a missing customer Partner Center tells the code; without one, and after 408, it is at fault itself.
  'http-404': 'trouble',
  'http-408': 'trouble',
  'http-410': 'retired',
  'http-429': 'busy',
  'roles-unavailable': 'roles',
  'partner-center-no-token': 'sign-in',
  'partner-center-token-refused': 'sign-in',
  'partner-center-app-only': 'sign-in',
  'partner-center-sign-in-needed': 'sign-in-ended',
  'partner-center-mfa-missing': 'mfa',
  'partner-center-forbidden': 'access',
  'partner-center-timeout': 'timeout',
  'partner-center-unreachable': 'unreachable',
  'sign-in-unreachable': 'unreachable',
  'sign-in-busy': 'busy',
  'partner-center-response': 'not-understood',
  'not-recorded': 'not-recorded',
};

/** Undefined for what is no failure of Microsoft's side. */
export function microsoftFailure(error: unknown): FailureReason | undefined {
  if (error instanceof RolesUnavailableError) return failureReasonOf(error.code);
  if (!(error instanceof PartnerCenterError)) return undefined;
  const reason = failureReasonOf(failureCodeOf(error));
  // A read carries no details of the agent's that could be wrong.
  return reason === 'rejected' && error.route.startsWith('GET ') ? 'not-understood' : reason;
}

/** What the ledger keeps: the first of Partner Center's number, the HTTP status and our own code that says something. */
export function failureCodeOf(error: PartnerCenterError): string {
  const answer = error.status === undefined ? [] : [`http-${error.status}`];
  const codes = [...(error.wireCode === undefined ? [] : [error.wireCode]), ...answer, error.code];
  return codes.find((code) => code in reasonByCode) ?? codes[0] ?? error.code;
}

export function failureReasonOf(code: string): FailureReason {
  const known = reasonByCode[code];
  if (known) return known;
  return /^http-5/.test(code) ? 'trouble' : 'rejected';
}
