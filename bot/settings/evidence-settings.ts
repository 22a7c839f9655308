import { z } from 'zod';
import { retentionSettings } from './retention-settings.ts';
import { type SigningKey, parseSigningKey } from '../../services/evidence/signing-keys.ts';

/** An Ed25519 key is checked before it is known whose log it signs. */
const anyName = 'agreement-desk/key';
const signingKey = z.string().refine((text) => parseSigningKey(text, anyName) !== undefined, {
  error: 'must be a private Ed25519 key: PEM, or base64 of 32 random bytes, as openssl rand -base64 32 makes them',
});

export const evidenceSettings = {
  EVIDENCE_SIGNING_KEY: signingKey.optional(),
  EVIDENCE_PREVIOUS_SIGNING_KEY: signingKey.optional(),
};

interface KeySettings {
  readonly PARTNER_TENANT_ID: string;
  readonly EVIDENCE_SIGNING_KEY?: string | undefined;
  readonly EVIDENCE_PREVIOUS_SIGNING_KEY?: string | undefined;
}

/** The log is the partner's, by whatever key it is signed. */
export function evidenceOrigin({ PARTNER_TENANT_ID }: Pick<KeySettings, 'PARTNER_TENANT_ID'>): string {
  return `agreement-desk/${PARTNER_TENANT_ID.toLowerCase()}`;
}

/** The key of now first. */
export function evidenceSigningKeys(settings: KeySettings): readonly SigningKey[] {
  const { EVIDENCE_SIGNING_KEY: key, EVIDENCE_PREVIOUS_SIGNING_KEY: previous } = settings;
  if (key === undefined) return [];
  const origin = evidenceOrigin(settings);
  return [key, previous].flatMap((text) => (text === undefined ? [] : (parseSigningKey(text, origin) ?? [])));
}

export function complaintsAboutEvidence({
  EVIDENCE_SIGNING_KEY: key,
  EVIDENCE_PREVIOUS_SIGNING_KEY: previous,
}: Partial<Record<keyof typeof evidenceSettings, unknown>>) {
  if (previous === undefined) return [];
  const path = 'EVIDENCE_PREVIOUS_SIGNING_KEY' as const;
  if (key === undefined) return [{ path, message: 'needs EVIDENCE_SIGNING_KEY, the key that takes its place' }];
  return key === previous ? [{ path, message: 'must be another key than EVIDENCE_SIGNING_KEY' }] : [];
}

/** Who may do what, and for how long what is kept. */
const counting = [
  'PARTNER_TENANT_ID',
  'PARTNER_CENTER_URL',
  'AGENT_SIGN_IN',
  'ATTEST_ADMIN_AGENTS_ONLY',
  'RENEWAL_CUTOFF',
  'DIRECTORY_SYNC',
  'ADMIN_AGENTS_GROUP_ID',
  'SALES_AGENTS_GROUP_ID',
  'HELPDESK_AGENTS_GROUP_ID',
] as const;

type Counting = (typeof counting)[number] | keyof typeof retentionSettings;
const names = [...counting, ...Object.keys(retentionSettings)] as readonly Counting[];

export function countingSettings(settings: Readonly<Partial<Record<Counting, string | number | boolean | undefined>>>) {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
