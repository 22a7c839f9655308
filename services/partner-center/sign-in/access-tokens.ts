import type { Caller } from '../http/caller.ts';

/** Where calls to Partner Center get the right to speak for somebody. */
export interface AccessTokens {
  /** An App+User token for Partner Center whose `oid` is the caller, from which Microsoft derives who attested. */
  getToken(caller: Caller): Promise<string>;
  /**
   * Partner Center refused this token of the caller's (401), though it had not expired: sessions may have been revoked. True where
   * the next `getToken` gives another. Not needed where no token is kept.
   */
  dropToken?(caller: Caller, token: string): boolean;
}

/** A token this young is refused for another reason than its age, and the next one would be too. */
export const keptAtLeastMs = 60_000;
