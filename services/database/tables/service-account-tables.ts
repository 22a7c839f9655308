import type { Generated } from 'kysely';
import type { InstantText } from '../instant-text.ts';

export interface ServiceAccountTables {
  readonly service_account_tokens: ServiceAccountTokenRow;
}

export interface ServiceAccountTokenRow {
  /** SHA-256 of the refresh token, which itself is never stored here. */
  readonly fingerprint: string;
  /** When it was issued, or first seen where nobody knows. */
  readonly since: InstantText;
  /** How many days were left when the admins were told last. */
  readonly told_days: Generated<number | null>;
  readonly claimed_until: Generated<InstantText | null>;
}
