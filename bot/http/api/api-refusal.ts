/** Why the API does not do what was asked, where no service has said so. */
const statuses = {
  unusable: 422,
  'not-found': 404,
  changed: 412,
  'version-missing': 428,
  'key-missing': 400,
  'key-used': 409,
  'already-accepted': 409,
  'not-later': 422,
  'not-assignable': 422,
  nobody: 409,
  'take-back-too-late': 409,
  'link-needless': 409,
  'no-template': 404,
  'too-many-filters': 409,
  'list-row-begun': 409,
  'too-large': 413,
  'not-json': 415,
  'too-slow': 408,
  'no-operation': 404,
  origin: 403,
  'sign-in-needed': 403,
  busy: 503,
} as const;

export type ApiRefusalCode = keyof typeof statuses;
export const apiRefusalCodes = Object.keys(statuses) as readonly ApiRefusalCode[];

interface Details {
  /** In the caller's language, where it says more than the code alone. */
  readonly detail?: string | undefined;
  /** Where the caller can do what is missing. */
  readonly signInUrl?: string | undefined;
  /** What is wrong with which field, in sentences. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

export class ApiRefusal extends Error {
  readonly code: ApiRefusalCode;
  readonly status: number;
  readonly details: Details;

  constructor(code: ApiRefusalCode, details: Details = {}) {
    super(code);
    this.code = code;
    this.status = statuses[code];
    this.details = details;
  }
}
