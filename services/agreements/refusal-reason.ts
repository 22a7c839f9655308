/** Why Partner Center, or we on the way to it, recorded nothing: what an agent can act on. */
export type RefusalReason =
  | 'role'
  | 'partner-type'
  | 'sign-in'
  | 'mfa'
  | 'relationship'
  | 'customer'
  | 'template'
  | 'retired'
  | 'busy'
  | 'unreachable'
  | 'not-recorded'
  | 'rejected';

/** Partner Center's codes (error-codes page of its reference) and our own, by what they mean to the agent. */
const reasonByCode: Readonly<Record<string, RefusalReason>> = {
  '400': 'role',
  '1002': 'partner-type',
  '2032': 'role',
  '900150': 'role',
  '900308': 'role',
  '900309': 'sign-in',
  '900329': 'sign-in',
  '900420': 'sign-in',
  '900421': 'mfa',
  '20002': 'relationship',
  '900123': 'partner-type',
  '900124': 'partner-type',
  '900149': 'partner-type',
  '800039': 'partner-type',
  '1000': 'customer',
  '60003': 'customer',
  'http-410': 'retired',
  'http-429': 'busy',
  'partner-center-no-token': 'sign-in',
  'partner-center-token-refused': 'sign-in',
  'partner-center-app-only': 'sign-in',
  'partner-center-forbidden': 'role',
  'partner-center-mfa-missing': 'mfa',
  'partner-center-unreachable': 'unreachable',
  'not-recorded': 'not-recorded',
};

export function refusalReasonOf(code: string): RefusalReason {
  return reasonByCode[code] ?? 'rejected';
}
