import { z } from 'zod';
import { customerRow } from './records.ts';
import { operation } from './operation.ts';
import { agentIdIn, customerIdIn, dayIn, instant, person, uuid } from './values.ts';

const params = z.object({ customerId: customerIdIn });
const tag = 'Reminders';
/** Customers that something is done about together. */
const chosen = z.array(customerIdIn).min(1).max(20);

const outcome = z
  .object({
    done: z.array(uuid),
    notDone: z.array(
      z.object({ customerId: uuid, companyName: z.string(), why: z.enum(['settled', 'failed', 'skipped']) }),
    ),
  })
  .meta({ id: 'SeveralOutcome' });

const policyFields = {
  isOn: z.boolean(),
  firstAfterDays: z.number().meta({ description: 'Days without acceptance before the first reminder.' }),
  intervalsDays: z.array(z.number()).max(20).meta({ description: 'From each reminder to the next; the last repeats.' }),
  daysBeforeNeeded: z.number(),
  workingDays: z.array(z.number()).max(7).meta({ description: '1 is Monday.' }),
  workFrom: z.string().max(20),
  workUntil: z.string().max(20),
  dailyCap: z.number(),
};
const policy = z.object({ ...policyFields, defaultRecipients: z.array(uuid) }).meta({ id: 'Policy' });
const policyIn = z.object({ ...policyFields, defaultRecipients: z.array(agentIdIn).max(200) });

export const reminderOperations = {
  setOwner: operation({
    id: 'setOwner',
    method: 'put',
    path: '/customers/{customerId}/owner',
    tag,
    summary: 'Take a customer over, or give it to somebody',
    params,
    body: z.object({
      agentId: z.union([z.literal('me'), agentIdIn]).meta({ description: '`me`, or a person’s id.' }),
    }),
    answer: customerRow,
  }),
  listAssignable: operation({
    id: 'listAssignable',
    method: 'get',
    path: '/colleagues',
    tag,
    summary: 'Who can own a customer',
    answer: z.object({ people: z.array(person) }),
  }),
  postpone: operation({
    id: 'postpone',
    method: 'put',
    path: '/customers/{customerId}/postponement',
    tag,
    summary: 'Remind me on that day, and not before',
    params,
    body: z.object({ day: dayIn }),
    answer: customerRow,
  }),
  mute: operation({
    id: 'mute',
    method: 'put',
    path: '/customers/{customerId}/mute',
    tag,
    summary: 'No more reminders of it for me',
    params,
    answer: customerRow,
  }),
  unmute: operation({
    id: 'unmute',
    method: 'delete',
    path: '/customers/{customerId}/mute',
    tag,
    summary: 'Remind me of it again; ends a postponement too',
    params,
    answer: customerRow,
  }),
  setNeededBy: operation({
    id: 'setNeededBy',
    method: 'put',
    path: '/customers/{customerId}/needed-by',
    tag,
    summary: 'By which day the customer needs the agreement',
    params,
    body: z.object({ neededBy: z.object({ day: dayIn, for: z.enum(['renewal', 'order']) }).nullable() }),
    answer: customerRow,
  }),
  assignSeveral: operation({
    id: 'assignSeveral',
    method: 'post',
    path: '/several/owner',
    tag,
    summary: 'Give several open customers to somebody',
    body: z.object({ customerIds: chosen, agentId: agentIdIn }),
    answer: outcome,
  }),
  muteSeveral: operation({
    id: 'muteSeveral',
    method: 'post',
    path: '/several/mute',
    tag,
    summary: 'No more reminders of several for me',
    body: z.object({ customerIds: chosen }),
    answer: outcome,
  }),
  getPolicy: operation({
    id: 'getPolicy',
    method: 'get',
    path: '/settings/reminders',
    tag,
    summary: 'When the partner has its people reminded',
    answer: policy,
  }),
  savePolicy: operation({
    id: 'savePolicy',
    method: 'put',
    path: '/settings/reminders',
    tag,
    summary: 'Change when people are reminded',
    description: '422 with `fields` where something cannot be taken; nothing is saved then.',
    body: policyIn,
    answer: policy,
    ifMatch: true,
  }),
  previewPolicy: operation({
    id: 'previewPolicy',
    method: 'post',
    path: '/settings/reminders/preview',
    tag,
    summary: 'When reminders would come under these settings',
    body: policyIn,
    answer: z
      .object({
        reminders: z
          .array(instant)
          .meta({ description: 'Of a customer that is found without acceptance now, in my working hours.' }),
      })
      .meta({ id: 'Preview' }),
  }),
};
