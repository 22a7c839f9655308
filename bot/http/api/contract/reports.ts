import { z } from 'zod';
import { listViews } from '../../../../services/reminders/lists/customer-filter.ts';
import { attestation, count, customerRow, handover, invitation } from './records.ts';
import { operation } from './operation.ts';
import { day, instant, uuid } from './values.ts';

const counts = z
  .object({
    direct: z.int(),
    attested: z.int(),
    'renewal-due': z.int(),
    none: z.int(),
    unknown: z.int(),
  })
  .meta({ id: 'StatusCounts' });
const activity = z.object({ recently: z.int().meta({ description: 'In the last 30 days.' }), inAll: z.int() });

const overview = z
  .object({
    countedAt: instant.meta({ description: 'Counted at most half a minute before it is told.' }),
    counts,
    isRead: z.boolean().meta({ description: 'Nearly all have been read, so that the counts tell of the customers.' }),
    progress: z.object({
      customers: z.int(),
      read: z.int(),
      isListed: z.boolean(),
      isForProviderAlone: z.boolean(),
    }),
    trend: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('weeks'), weeks: z.array(z.object({ day, counts: counts.nullable() })) }),
      z.object({ kind: z.literal('from'), day }),
      z.object({ kind: z.literal('not-kept') }),
    ]),
    needs: z
      .array(z.object({ view: z.enum(listViews), ...count.shape }))
      .meta({ description: 'What needs somebody today, by the list that shows it.' }),
    people: z.array(z.object({ name: z.string(), confirmed: activity, invited: activity })),
    others: z.object({ people: z.int(), confirmed: activity, invited: activity }),
  })
  .meta({ id: 'Overview' });

const myWork = z
  .object({
    mine: z.array(customerRow).meta({ description: 'Open customers that I own, the most urgent first.' }),
    mineCount: count,
    handedToMe: z.array(handover).meta({ description: 'Taken by me, or open and mine to take.' }),
    handedOver: z.array(handover).meta({ description: 'By me.' }),
    confirmed: z.array(attestation.extend({ customerId: uuid, companyName: z.string() })),
    invited: z.array(invitation.extend({ customerId: uuid, companyName: z.string() })),
  })
  .meta({ id: 'MyWork' });

export const reportOperations = {
  getOverview: operation({
    id: 'getOverview',
    method: 'get',
    path: '/overview',
    tag: 'Overview',
    summary: 'Where all customers stand, and what needs somebody',
    answer: overview,
  }),
  getMyWork: operation({
    id: 'getMyWork',
    method: 'get',
    path: '/my-work',
    tag: 'Overview',
    summary: 'What is mine, what was handed to me, and what came of what I sent',
    answer: myWork,
  }),
  listChanges: operation({
    id: 'listChanges',
    method: 'get',
    path: '/changes',
    tag: 'Overview',
    summary: 'Which customers somebody has acted on since',
    description:
      'To be asked every few seconds while a page is open: one look at an index. Without `since` it names nobody and gives the first cursor. A customer may be named twice.',
    query: z.object({ since: z.string().max(100).optional() }),
    answer: z
      .object({
        cursor: z.string(),
        customerIds: z.array(uuid),
        isMore: z.boolean().meta({ description: 'Too many to name: read everything again.' }),
      })
      .meta({ id: 'Changes' }),
  }),
};
