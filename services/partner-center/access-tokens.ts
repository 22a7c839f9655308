import type { Caller } from './caller.ts';

/** Where calls to Partner Center get the right to speak for somebody. */
export interface AccessTokens {
  /** An App+User token for Partner Center whose `oid` is the caller, from which Microsoft derives who attested. */
  getToken(caller: Caller): Promise<string>;
}
