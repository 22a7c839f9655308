import { z } from 'zod';
import { mostBytes } from '../../../../services/evidence/attachments/attached-file.ts';
import { mostExported } from '../../../../services/audit/too-many-to-export-error.ts';
import { grounds } from '../../../../services/form-fields.ts';
import { filter } from './customers.ts';
import { operation } from './operation.ts';
import { attestationIdIn, customerIdIn, dayIn, instant, typed, uuid } from './values.ts';

const storyEntry = z
  .object({
    position: z.int().meta({ description: 'In the evidence log.' }),
    kind: z.string().nullable().meta({ description: 'As docs/evidence.md lists them; null where it cannot be read.' }),
    at: instant.nullable(),
    title: z.string(),
    lines: z.array(z.string()).meta({ description: 'What it says, in sentences: not to be read as Markdown or HTML.' }),
    by: z.string().meta({ description: 'Who and when, for people.' }),
    proof: z
      .enum(['proved', 'waiting', 'unsigned', 'broken'])
      .meta({ description: 'By the newest signed head. `waiting`: it is newer than that.' }),
    proofText: z.string(),
  })
  .meta({ id: 'StoryEntry' });

const lacking = z
  .object({
    attestationId: uuid,
    text: z.string().meta({ description: 'Which confirmation it is: who accepted, and when.' }),
    lacks: z.array(z.enum(['no-ground', 'no-file'])),
  })
  .meta({ id: 'LackingConfirmation' });

const params = z.object({ customerId: customerIdIn });
const tag = 'Evidence';

export const evidenceOperations = {
  getStory: operation({
    id: 'getStory',
    method: 'get',
    path: '/customers/{customerId}/evidence',
    tag,
    summary: 'What the evidence log has about a customer, newest first, and whether each entry is proved',
    params,
    query: z.object({
      before: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .meta({ description: 'The position of the last entry of the page before.', override: { type: 'integer' } }),
    }),
    answer: z
      .object({
        entries: z.array(storyEntry),
        hasMore: z.boolean(),
        lacking: z
          .array(lacking)
          .meta({ description: 'Confirmations to which I may add what is missing, newest first.' }),
      })
      .meta({ id: 'Story' }),
  }),
  exportStory: operation({
    id: 'exportStory',
    method: 'get',
    isLive: true,
    path: '/customers/{customerId}/evidence/file',
    tag,
    summary: 'The same to take away: for machines with all proofs, or for people',
    description: 'That it was handed out becomes an entry. docs/evidence.md describes the ZIP.',
    params,
    query: z.object({
      format: z.enum(['zip', 'pdf']).default('zip'),
      heads: z
        .string()
        .regex(/^\d{1,12}(,\d{1,12}){0,99}$/)
        .transform((text) => text.split(',').map(Number))
        .optional()
        .meta({
          description: 'Sizes of signed heads to compare with those that were published, separated by commas.',
          override: { type: 'string' },
        }),
    }),
    files: ['application/zip', 'application/pdf'],
  }),
  exportStories: operation({
    id: 'exportStories',
    method: 'get',
    isLive: true,
    path: '/evidence/file',
    tag,
    summary: 'The evidence of all customers that a filter lets through, in one file',
    description: `Of at most ${mostExported} customers: else 422 with \`too-many-to-export\`. Who has no entry is left out. That it was handed out becomes an entry.`,
    query: filter.extend({ format: z.enum(['zip', 'pdf']).default('zip') }),
    files: ['application/zip', 'application/pdf'],
  }),
  reportPeriod: operation({
    id: 'reportPeriod',
    method: 'get',
    isLive: true,
    path: '/evidence/report',
    tag,
    summary: 'Who confirmed what in a period, on what ground, and what is missing',
    description: 'Days of my own calendar, both included. That it was handed out becomes an entry.',
    query: z.object({ from: dayIn, until: dayIn, format: z.enum(['xlsx', 'pdf']).default('xlsx') }),
    files: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
  }),
  giveGround: operation({
    id: 'giveGround',
    method: 'post',
    path: '/customers/{customerId}/evidence/grounds',
    tag,
    summary: 'Tell afterwards how the customer said that it accepts',
    description:
      'Once for each confirmation, and only where nobody told before: else 409 with `ground-known`. The confirmation stays as it is; this becomes an entry of its own.',
    params,
    body: z.object({
      attestationId: attestationIdIn,
      ground: z.enum(grounds),
      groundReference: typed(1_000).meta({ description: 'Where that can be found, such as the number of an order.' }),
    }),
    answer: z
      .object({ problems: z.record(z.string(), z.string()) })
      .meta({ id: 'GroundGiven', description: 'What is wrong with which field; empty where it is entered.' }),
  }),
  attachFile: operation({
    id: 'attachFile',
    method: 'post',
    path: '/customers/{customerId}/evidence/attachments',
    tag,
    summary: 'Attach what shows that the customer accepted: a PDF, an e-mail or a picture',
    description:
      'By its content, whatever the name says. 422 with `file-not-taken` and a sentence for what is not taken.',
    params,
    query: z.object({
      name: z.string().min(1).max(500).meta({ description: 'Of the file.' }),
      attestationId: attestationIdIn.optional().meta({
        description: 'Which confirmation it shows; the newest one if left out.',
        override: { type: 'string', format: 'uuid' },
      }),
    }),
    upload: { mostBytes },
    answer: z
      .object({ name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string() })
      .meta({ id: 'AttachedFile' }),
    status: 201,
  }),
};
