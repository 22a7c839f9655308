import { z } from 'zod';
import type { JsonObject } from '../../canonical-json.ts';

/** The names within an evidence file. `docs/evidence.md` describes the whole format. */
export const fileNames = {
  about: 'evidence.json',
  keys: 'keys.json',
  heads: 'heads.jsonl',
  entries: 'entries.jsonl',
  attachments: 'attachments/',
  readMe: 'README.txt',
} as const;

const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/)
  .transform((text) => Buffer.from(text, 'base64'));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const aboutSchema = z.object({
  format: z.literal('agreement-desk-evidence/1'),
  /** Of the log, and the name of its keys. */
  origin: z.string().min(1),
  madeAt: z.iso.datetime(),
  /** How many entries the newest head in the file covers. */
  size,
  /** The customer whose whole story it is; left out where it is a selection of another kind. */
  customerId: z.string().optional(),
  /** In place of it, those of several. */
  customerIds: z.array(z.string()).optional(),
});
export type AboutFile = z.infer<typeof aboutSchema>;

/** In the order in which they began, the first with the log. */
export const keysSchema = z.array(z.object({ publicKey: hash, position: size })).min(1);

export const headLineSchema = z.object({
  note: z.string().max(10_000),
  /** From the head in the line before. */
  consistency: z.array(hash).max(128),
});

const partSchema = z.object({ salt: sha256, words: z.record(z.string(), z.json()) });
export type PartInFile = z.infer<typeof partSchema>;

export const entryLineSchema = z.object({
  position: size,
  /** The text that was hashed. */
  entry: z.string(),
  /** To the newest head in the file. */
  path: z.array(hash).max(64),
  /** What is left of the words about people, by part. */
  words: z.record(z.string(), partSchema),
});

/** What of an entry matters to a proof. The others, and kinds that are not known yet, are the reader's business. */
export const provedEntrySchema = z.looseObject({
  kind: z.string(),
  at: z.string(),
  people: z.record(z.string(), sha256),
  customerId: z.string().optional(),
  previous: size.optional(),
  publicKey: z.string().optional(),
  replaces: z.string().optional(),
});
export type ProvedEntry = z.infer<typeof provedEntrySchema>;

/** The words of a part that is a file. Its content is in the file under its hash. */
export const attachedFileSchema = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.number().int().min(0),
  sha256,
});
export type AttachedFile = z.infer<typeof attachedFileSchema>;

export function isFilePart(part: string): boolean {
  return /^file(-\d+)?$/.test(part);
}

/** A part of what an entry says of people, with the salt of its hash. */
export interface KeptPart {
  readonly salt: string;
  readonly words: JsonObject;
}

export type KeptParts = Readonly<Record<string, KeptPart>>;
