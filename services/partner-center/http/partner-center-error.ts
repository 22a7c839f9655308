import { ProductError } from '../../product-error.ts';

/** What identifies a call to Microsoft's support: both headers as we sent them, and the route without its query. */
export interface CallIds {
  readonly requestId: string;
  readonly correlationId: string;
  readonly route: string;
}

interface Failure {
  readonly mayHaveBeenDone: boolean;
  readonly status?: number | undefined;
  readonly wireCode?: string | undefined;
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/** A call to Partner Center that gave no usable answer. Messages hold ids and codes, never what Partner Center wrote. */
export abstract class PartnerCenterError extends ProductError {
  readonly requestId: string;
  readonly correlationId: string;
  readonly route: string;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Partner Center's own code (`600061`), when the answer carried one. */
  readonly wireCode: string | undefined;
  /** What exactly stood in the way, where the class and the codes leave it open: `ECONNRESET`, `not-json`. */
  readonly detail: string | undefined;
  /** False only where Partner Center was never reached, or said no: what the call was to write is then not written. */
  readonly mayHaveBeenDone: boolean;

  constructor(what: string, call: CallIds, failure: Failure) {
    super(`${what}: ${call.route}`, failure.cause === undefined ? {} : { cause: failure.cause });
    this.requestId = call.requestId;
    this.correlationId = call.correlationId;
    this.route = call.route;
    this.status = failure.status;
    this.wireCode = failure.wireCode;
    this.detail = failure.detail;
    this.mayHaveBeenDone = failure.mayHaveBeenDone;
  }
}

interface HttpFailure {
  readonly status: number;
  readonly wireCode: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** Partner Center answered with an error status. */
export class PartnerCenterHttpError extends PartnerCenterError {
  readonly code = 'partner-center-http';
  declare readonly status: number;
  /** What the answer asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(call: CallIds, failure: HttpFailure) {
    const mayHaveBeenDone = failure.status >= 500 || failure.status === 408;
    const code = failure.wireCode === undefined ? '' : ` (${failure.wireCode})`;
    super(`Partner Center answered ${failure.status}${code}`, call, { ...failure, mayHaveBeenDone });
    this.retryAfterMs = failure.retryAfterMs;
  }
}

/** Nothing, or not all of it, came before the deadline. */
export class PartnerCenterTimeoutError extends PartnerCenterError {
  readonly code = 'partner-center-timeout';

  constructor(call: CallIds, failure: { readonly mayHaveBeenDone: boolean }) {
    super('Partner Center did not answer in time', call, failure);
  }
}

/** The process stops, so the call was not made. */
export class PartnerCenterNotCalledError extends PartnerCenterError {
  readonly code = 'partner-center-not-called';

  constructor(call: CallIds) {
    super('Partner Center was not called', call, { mayHaveBeenDone: false });
  }
}

/** The connection could not be made, or was cut. */
export class PartnerCenterNetworkError extends PartnerCenterError {
  readonly code = 'partner-center-unreachable';

  constructor(call: CallIds, failure: { readonly mayHaveBeenDone: boolean; readonly cause: NodeJS.ErrnoException }) {
    super('the connection to Partner Center failed', call, { ...failure, detail: failure.cause.code });
  }
}

/**
 * `no-token`: none could be had for the agent; `token-refused`: expired, or for another audience; `mfa-missing`: the agent
 * signed in without a second factor; `app-only`: the token speaks for no agent; `forbidden`: role, partner type or relationship;
 * `sign-in-needed`: the agent can mend it by signing in.
 */
export type AuthorizationFailure =
  'no-token' | 'token-refused' | 'mfa-missing' | 'app-only' | 'forbidden' | 'sign-in-needed';

interface AuthorizationRefusal {
  readonly reason: AuthorizationFailure;
  readonly status?: number;
  readonly wireCode?: string | undefined;
  readonly challenge?: string | undefined;
  readonly cause?: unknown;
}

/** Partner Center does not let this agent do this; `wireCode` may tell why. */
export class PartnerCenterAuthorizationError extends PartnerCenterError {
  readonly code: `partner-center-${AuthorizationFailure}`;
  readonly reason: AuthorizationFailure;
  /** What the answer asks a sign-in for (`claims` of `WWW-Authenticate`), as JSON. */
  readonly challenge: string | undefined;

  constructor(call: CallIds, failure: AuthorizationRefusal) {
    super(`Partner Center refused the agent (${failure.wireCode ?? failure.reason})`, call, {
      ...failure,
      mayHaveBeenDone: false,
    });
    this.code = `partner-center-${failure.reason}`;
    this.reason = failure.reason;
    this.challenge = failure.challenge;
  }
}

interface SignInFailure {
  readonly detail: string;
  readonly cause: unknown;
}

/** Entra, which gives the tokens for Partner Center, could not be reached. It passes by itself. */
export class PartnerCenterSignInUnreachableError extends PartnerCenterError {
  readonly code = 'sign-in-unreachable';

  constructor(call: CallIds, failure: SignInFailure) {
    super('the connection to the sign-in failed', call, { ...failure, mayHaveBeenDone: false });
  }
}

/** Entra had too much to do to give a token for Partner Center, or a problem of its own. It passes by itself. */
export class PartnerCenterSignInBusyError extends PartnerCenterError {
  readonly code = 'sign-in-busy';

  constructor(call: CallIds, failure: SignInFailure) {
    super('the sign-in gave no token for now', call, { ...failure, mayHaveBeenDone: false });
  }
}

interface UnreadableAnswer {
  readonly detail: 'redirect' | 'too-large' | 'not-json' | 'unexpected-shape';
  readonly status: number;
  readonly issues?: readonly string[];
  readonly cause?: unknown;
}

/** Partner Center answered, and we do not understand the answer. */
export class PartnerCenterResponseError extends PartnerCenterError {
  readonly code = 'partner-center-response';
  /** Which fields were not as they should be, without what stood in them; empty unless the shape was unexpected. */
  readonly issues: readonly string[];

  constructor(call: CallIds, failure: UnreadableAnswer) {
    super("Partner Center's answer cannot be read", call, { ...failure, mayHaveBeenDone: true });
    this.issues = failure.issues ?? [];
  }
}
