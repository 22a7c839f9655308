import { z } from 'zod';
import { mostSifted } from '../../../../services/reminders/lists/customer-filter.ts';
import { filterCriteria } from '../../../../services/reminders/lists/filter-criteria.ts';
import { operation } from './operation.ts';
import { attestation, contact, count, customerRow, handover, invitation, link } from './records.ts';
import { customerIdIn, day, instant, uuid, pageSizes } from './values.ts';

const { q, view, status, owner, invited, since, country, sort } = filterCriteria.shape;

/** Which customers, and in which order. The same for a list, its count, its export and a saved filter. */
export const filter = z.object({
  q: q.meta({ description: 'Any part of name, domain or id, in spite of typing errors. The best fits come first.' }),
  view: view.meta({ description: 'What needs somebody, the most urgent first.' }),
  status: status.meta({ description: 'One status or several, separated by commas.' }),
  owner: owner.meta({ description: '`me`, `nobody` (of the unconfirmed), or a person’s id.' }),
  invited: invited.meta({ description: 'Whether an answer to an invitation is awaited.' }),
  since: since.meta({ description: 'Unconfirmed since that day or longer.' }),
  country: country.meta({ description: 'Two letters (ISO 3166-1). `listCountries` says which there are.' }),
  sort,
});

const params = z.object({ customerId: customerIdIn });

const sentences = z.object({ title: z.string(), text: z.string() });
const attestedFacts = z.object({ acceptedOn: day, contact, confirmedBy: z.string().nullable() });

/** What a person can do about a customer now. */
export const acts = [
  'confirm',
  'confirm-again',
  'link',
  'ask-provider',
  'invite',
  'hand-over',
  'take',
  'give-back',
  'close-handover',
  'take-over',
  'assign',
  'postpone',
  'mute',
  'unmute',
  'needed-by',
  'check-order',
  'template',
] as const;

const acceptance = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('direct'), ...sentences.shape }),
    z.object({ kind: z.literal('attested'), ...sentences.shape, ...attestedFacts.shape }),
    z.object({ kind: z.literal('renewal-due'), ...sentences.shape, ...attestedFacts.shape, cutoff: day }),
    z.object({ kind: z.literal('none'), ...sentences.shape }),
    z.object({ kind: z.literal('unknown'), ...sentences.shape, reason: z.string() }),
  ])
  .meta({ id: 'Acceptance', description: 'Read from Partner Center for this answer, with sentences for people.' });

const customer = z
  .object({
    row: customerRow.nullable().meta({ description: 'Null for a customer that is too new for the directory.' }),
    customerId: uuid,
    companyName: z.string(),
    domain: z.string(),
    domains: z.array(z.string()),
    country: z.string().nullable(),
    culture: z.string().nullable(),
    primaryContact: contact,
    acceptance,
    readAt: instant,
    invitation: invitation.nullable(),
    handover: handover.nullable(),
    link: link.nullable().meta({ description: 'The newest on which the customer accepts, while it still matters.' }),
    acts: z.array(z.enum(acts)).meta({ description: 'What I may do now.' }),
    chatUrl: z.string().meta({ description: 'Opens the chat in Teams.' }),
  })
  .meta({ id: 'Customer' });

export const customerOperations = {
  listCustomers: operation({
    id: 'listCustomers',
    method: 'get',
    path: '/customers',
    tag: 'Customers',
    summary: 'Find, filter and sort customers',
    query: filter.extend({
      cursor: z.string().max(500).optional().meta({ description: '`next` of the page before, with the same filter.' }),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(pageSizes.most)
        .default(pageSizes.usual)
        .meta({ override: { type: 'integer', minimum: 1, maximum: pageSizes.most, default: pageSizes.usual } }),
    }),
    answer: z
      .object({
        customers: z.array(customerRow),
        next: z.string().nullable().meta({ description: 'The cursor of the next page; null on the last one.' }),
        count: count.nullable().meta({
          description: 'Of the first page only. Null also where a search found more than are listed.',
        }),
        isCut: z.boolean().meta({
          description: `More fit than are listed: over ${mostSifted}, or, of a search, over the best of each kind.`,
        }),
      })
      .meta({ id: 'CustomerPage' }),
  }),
  getCustomer: operation({
    id: 'getCustomer',
    method: 'get',
    isLive: true,
    path: '/customers/{customerId}',
    tag: 'Customers',
    summary: 'Where one customer stands, read now, and what I may do',
    params,
    answer: customer,
  }),
  getHistory: operation({
    id: 'getHistory',
    method: 'get',
    path: '/customers/{customerId}/history',
    tag: 'Customers',
    summary: 'What was confirmed, refused and sent, newest first',
    params,
    answer: z.object({
      entries: z.array(z.discriminatedUnion('kind', [attestation, invitation, link])),
      hasMore: z.boolean(),
    }),
  }),
  listCountries: operation({
    id: 'listCountries',
    method: 'get',
    path: '/countries',
    tag: 'Customers',
    summary: 'In which countries customers are',
    answer: z
      .object({
        countries: z.array(z.string()).meta({ description: 'Two letters (ISO 3166-1).' }),
        isComplete: z.boolean().meta({
          description: 'False while some customers’ country has not been read: no filter by country finds them.',
        }),
      })
      .meta({ id: 'Countries' }),
  }),
  exportCustomers: operation({
    id: 'exportCustomers',
    method: 'get',
    isLive: true,
    path: '/customers/export',
    tag: 'Customers',
    summary: 'The same list as a file',
    description:
      'Streamed, and made meanwhile. Cells never become formulas. What cannot be ended breaks the connection.',
    query: filter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    files: ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  }),
  checkOrder: operation({
    id: 'checkOrder',
    method: 'get',
    isLive: true,
    path: '/customers/{customerId}/order-check',
    tag: 'Customers',
    summary: 'Would an order be refused',
    params,
    answer: z
      .object({
        kind: z.enum(['ready', 'not-ready', 'unknown']),
        reason: z.string().nullable(),
        title: z.string(),
        paragraphs: z.array(z.string()),
        checkedAt: instant,
      })
      .meta({ id: 'OrderCheck' }),
  }),
  getTemplate: operation({
    id: 'getTemplate',
    method: 'get',
    isLive: true,
    path: '/template',
    tag: 'Customers',
    summary: 'Where the agreement can be read; the links live five minutes',
    query: z.object({
      country: z.string().regex(/^[A-Z]{2}$/),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/)
        .optional()
        .meta({ description: 'The country’s own where it is left out.' }),
    }),
    answer: z
      .object({
        country: z.string(),
        language: z.string(),
        languages: z.array(z.string()).meta({ description: 'In which Microsoft offers it there.' }),
        displayUrl: z.string(),
        downloadUrl: z.string(),
      })
      .meta({ id: 'Template' }),
  }),
};
