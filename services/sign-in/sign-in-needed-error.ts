import type { SignInRow } from '../database/tables/sign-in-tables.ts';
import { type CallIds, PartnerCenterAuthorizationError } from '../partner-center/http/partner-center-error.ts';

/**
 * Why an agent has to sign in: `first` for somebody who has not yet; `consent` where the permission was never given, or was
 * taken back; `again` where the sign-in has ended; `proof` where Microsoft asks for more, such as a second factor; `mail` where the
 * agent has not allowed yet that letters go out from their mailbox.
 */
export type SignInReason = SignInRow['because'];

interface Need {
  readonly reason: SignInReason;
  /** What Microsoft asks for, as JSON, to be passed on unchanged. */
  readonly claims?: string | undefined;
  readonly cause?: unknown;
}

/** Nothing was asked of Partner Center, because the agent has to sign in first. */
export class SignInNeededError extends PartnerCenterAuthorizationError {
  readonly because: SignInReason;
  readonly claims: string | undefined;

  constructor(call: CallIds, { reason, claims, cause }: Need) {
    super(call, { reason: 'sign-in-needed', cause });
    this.because = reason;
    this.claims = claims;
  }
}

/** Only at Microsoft's page can the agent give what is asked for: the token that Teams brings is from before. */
export function isForPage(because: SignInReason): boolean {
  return because === 'proof' || because === 'mail';
}
