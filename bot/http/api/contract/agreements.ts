import { z } from 'zod';
import { forFields, grounds } from '../../../../services/form-fields.ts';
import { personFields } from '../../../../services/primary-contact.ts';
import { attestation } from './records.ts';
import { operation } from './operation.ts';
import { customerIdIn, day, draftIdIn, typed, uuid } from './values.ts';

/** Empty where nobody said. */
const ground = z.enum([...grounds, '']);
const roads = ['classic', 'enhanced'] as const;

const form = z
  .object({
    ...forFields(personFields, () => typed(1_000)),
    acceptedOn: typed(100).meta({ description: '`YYYY-MM-DD`' }),
    reason: typed(1_000).meta({ description: 'Why it is confirmed once more, where `asksReason`.' }),
    ground: ground
      .default('')
      .meta({ description: 'How the customer said that it accepts; empty where that is not said.' }),
    groundReference: typed(1_000).meta({ description: 'Where that can be found, such as the number of an order.' }),
  })
  .meta({ id: 'ConfirmForm' });

const shownForm = z.object({
  ...forFields(personFields, () => z.string()),
  acceptedOn: z.string(),
  reason: z.string(),
  ground,
  groundReference: z.string(),
});

const draft = z
  .object({
    draftId: uuid,
    customerId: uuid,
    companyName: z.string(),
    state: z.enum(['open', 'cancelled', 'used']),
    form: shownForm,
    asksReason: z.boolean(),
    road: z.enum(roads).meta({ description: '`enhanced`: goes on with `makeLink`, and has no review.' }),
    today: day.meta({ description: 'The latest day of acceptance, where I am.' }),
    problems: z
      .record(z.string(), z.string())
      .meta({ description: 'What is wrong with which field, in a sentence. Empty when the form can be reviewed.' }),
    review: z
      .object({
        version: z.string().meta({ description: 'To be sent as If-Match with the confirmation.' }),
        obstacle: z
          .object({ kind: z.enum(['underway', 'confirmed', 'direct', 'unchecked']), text: z.string() })
          .nullable()
          .meta({ description: 'Why a confirmation may be one too many. It can still be sent, deliberately.' }),
        replaces: z
          .string()
          .nullable()
          .meta({ description: 'What is confirmed already and would be replaced, in a sentence.' }),
        lacksReason: z.boolean().meta({ description: 'It has to be said first why the customer is confirmed again.' }),
      })
      .nullable()
      .meta({ description: 'Null until the form is right.' }),
    attestation: attestation.nullable().meta({ description: 'What came of it, once it was sent.' }),
  })
  .meta({ id: 'Draft' });

const params = z.object({ draftId: draftIdIn });
const tag = 'Confirming';

export const agreementOperations = {
  startDraft: operation({
    id: 'startDraft',
    method: 'post',
    path: '/customers/{customerId}/drafts',
    tag,
    summary: 'Begin to confirm that a customer accepted',
    description: 'Prefilled from the primary contact. Refused with `already-accepted` where `again` is not set.',
    params: z.object({ customerId: customerIdIn }),
    body: z.object({
      again: z.boolean().default(false).meta({ description: 'In view of an acceptance.' }),
      road: z.enum(roads).optional().meta({ description: 'The one that is offered first if left out.' }),
    }),
    answer: draft,
    status: 201,
  }),
  getDraft: operation({
    id: 'getDraft',
    method: 'get',
    path: '/drafts/{draftId}',
    tag,
    summary: 'A draft of mine as it stands, and what came of it',
    params,
    answer: draft,
  }),
  saveDraft: operation({
    id: 'saveDraft',
    method: 'put',
    path: '/drafts/{draftId}',
    tag,
    summary: 'Keep what was typed, and review it',
    description: 'Whatever was typed is kept, right or wrong. Nothing reaches Microsoft.',
    params,
    body: form,
    answer: draft,
  }),
  askReason: operation({
    id: 'askReason',
    method: 'post',
    path: '/drafts/{draftId}/reason',
    tag,
    summary: 'Go on with a customer that was confirmed meanwhile: the form asks why',
    params,
    answer: draft,
  }),
  cancelDraft: operation({
    id: 'cancelDraft',
    method: 'delete',
    path: '/drafts/{draftId}',
    tag,
    summary: 'Drop a draft; nothing was sent',
    params,
    answer: draft,
  }),
  confirm: operation({
    id: 'confirm',
    method: 'post',
    path: '/drafts/{draftId}/confirmation',
    tag,
    summary: 'Confirm the acceptance to Microsoft',
    description:
      'Sent once for a draft, however often it is asked for. 412 where form or customer have changed since the review: the draft has the new one. While `attestation.state` is `intended` or `uncertain`, ask for the draft again.',
    params,
    answer: draft,
    ifMatch: true,
  }),
};
