import type { AgentId } from '../ids.ts';
import { ProductError } from '../product-error.ts';
import type { Role } from './capabilities.ts';

/** Knows the roles of the partner's people. Throws when the answer cannot be had: nobody is let in on a guess. */
export interface RoleDirectory {
  /** Empty for somebody who has none, or who is not known at all. */
  listRoles(agentId: AgentId): Promise<readonly Role[]>;
}

/** `busy` and `unreachable` pass by themselves; the others are for somebody to mend. */
type Because = 'busy' | 'unreachable' | 'refused' | 'not-understood';

interface Failure {
  readonly because: Because;
  /** Names the call to Microsoft's support: `client-request-id`, at sign-in the correlation id. */
  readonly requestId: string;
  /** Of Graph's answer, when there was one. */
  readonly status?: number | undefined;
  /** Microsoft's word for it: `Authorization_RequestDenied`, `invalid_client`. */
  readonly wireCode?: string | undefined;
  readonly cause?: unknown;
}

/** The roles of an agent could not be read, so nothing may be allowed now. */
export class RolesUnavailableError extends ProductError {
  readonly code = 'roles-unavailable';
  readonly because: Because;
  readonly requestId: string;
  readonly status: number | undefined;
  readonly wireCode: string | undefined;

  constructor(why: string, { because, requestId, status, wireCode, cause }: Failure) {
    super(`roles cannot be read: ${why}`, cause === undefined ? {} : { cause });
    this.because = because;
    this.requestId = requestId;
    this.status = status;
    this.wireCode = wireCode;
  }
}
