import { z } from 'zod';
import { mostBytes } from '../../../../services/evidence/attachments/attached-file.ts';
import { operation } from './operation.ts';
import { customerIdIn, dayIn, instant } from './values.ts';

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
    answer: z.object({ entries: z.array(storyEntry), hasMore: z.boolean() }).meta({ id: 'Story' }),
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
    query: z.object({ format: z.enum(['zip', 'pdf']).default('zip') }),
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
  attachFile: operation({
    id: 'attachFile',
    method: 'post',
    path: '/customers/{customerId}/evidence/attachments',
    tag,
    summary: 'Attach what shows that the customer accepted: a PDF, an e-mail or a picture',
    description:
      'By its content, whatever the name says. 422 with `file-not-taken` and a sentence for what is not taken.',
    params,
    query: z.object({ name: z.string().min(1).max(500).meta({ description: 'Of the file.' }) }),
    upload: { mostBytes },
    answer: z
      .object({ name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string() })
      .meta({ id: 'AttachedFile' }),
    status: 201,
  }),
};
