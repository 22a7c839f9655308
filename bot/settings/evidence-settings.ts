import { z } from 'zod';
import type { HeadPlace } from '../../services/evidence/head-place.ts';
import { headsBlob } from '../../services/evidence/heads-blob.ts';
import { blobContainer, containerUrl } from './azure-blobs.ts';
import { retentionSettings } from './retention-settings.ts';
import { type SigningKey, parseSigningKey } from '../../services/evidence/signing-keys.ts';

/** An Ed25519 key is checked before it is known whose log it signs. */
const anyName = 'agreement-desk/key';
const signingKey = z.string().refine((text) => parseSigningKey(text, anyName) !== undefined, {
  error: 'must be a private Ed25519 key: PEM, or base64 of 32 random bytes, as openssl rand -base64 32 makes them',
});

/** As a channel's link has it too, which Teams copies (“Get link to channel”). */
const channelId = /19:[\w-]{1,100}@thread\.(?:tacv2|skype)/;
const publishWithinMs = 15_000;

export const evidenceSettings = {
  EVIDENCE_SIGNING_KEY: signingKey.optional(),
  EVIDENCE_PREVIOUS_SIGNING_KEY: signingKey.optional(),
  EVIDENCE_HEADS_BLOB_URL: containerUrl.optional(),
  EVIDENCE_HEADS_CHANNEL: z
    .string()
    .refine((text) => channelIn(text) !== undefined, {
      error: 'must be the link of a channel in Teams, or its id 19:…',
    })
    .transform((text) => channelIn(text) ?? '')
    .optional(),
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

function channelIn(text: string): string | undefined {
  return channelId.exec(text.replaceAll(/%3a/gi, ':').replaceAll(/%40/g, '@'))?.[0];
}

export function blobOfHeads(settings: {
  readonly EVIDENCE_HEADS_BLOB_URL?: string | undefined;
}): HeadPlace | undefined {
  const { EVIDENCE_HEADS_BLOB_URL: url } = settings;
  return url === undefined ? undefined : headsBlob(blobContainer(url, publishWithinMs));
}

export function complaintsAboutEvidence({
  EVIDENCE_SIGNING_KEY: key,
  EVIDENCE_PREVIOUS_SIGNING_KEY: previous,
  ...others
}: Partial<Record<keyof typeof evidenceSettings, unknown>>) {
  const places = ['EVIDENCE_HEADS_BLOB_URL', 'EVIDENCE_HEADS_CHANNEL'] as const;
  const unsigned = key === undefined ? places.filter((path) => others[path] !== undefined) : [];
  const complaints = unsigned.map((path) => ({
    path,
    message: 'needs EVIDENCE_SIGNING_KEY, which signs what is published',
  }));
  if (previous === undefined) return complaints;
  const path = 'EVIDENCE_PREVIOUS_SIGNING_KEY' as const;
  if (key === undefined)
    return [...complaints, { path, message: 'needs EVIDENCE_SIGNING_KEY, the key that takes its place' }];
  return key === previous ? [{ path, message: 'must be another key than EVIDENCE_SIGNING_KEY' }] : [];
}

/** Who may do what, for how long what is kept, and where heads are published. */
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
  'EVIDENCE_HEADS_BLOB_URL',
  'EVIDENCE_HEADS_CHANNEL',
] as const;

type Counting = (typeof counting)[number] | keyof typeof retentionSettings;
const names = [...counting, ...Object.keys(retentionSettings)] as readonly Counting[];

export function countingSettings(settings: Readonly<Partial<Record<Counting, string | number | boolean | undefined>>>) {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
