import { z } from 'zod';
import { linkSteps } from '../../../../cards/agreements/links/link-steps.ts';
import { type LinkState, linkStates } from '../../../../services/agreements/links/acceptance-link.ts';
import { forFields, grounds } from '../../../../services/form-fields.ts';
import { personFields } from '../../../../services/primary-contact.ts';
import { day, instant, person, status, uuid } from './values.ts';

const owner = person
  .extend({ because: z.enum(['assigned', 'invited', 'confirmed']) })
  .meta({ id: 'Owner', description: 'Whose business the customer is.' });

export const customerRow = z
  .object({
    customerId: uuid,
    companyName: z.string().meta({ description: 'As Partner Center has it: not to be read as Markdown or HTML.' }),
    domain: z.string(),
    country: z.string().nullable().meta({ description: 'Two letters; null where it is not known, or not yet.' }),
    status,
    acceptedOn: day.nullable(),
    unconfirmedSince: instant.nullable(),
    owner: owner.nullable(),
    invitedAt: instant.nullable().meta({ description: 'While an answer to the newest invitation is awaited.' }),
    linkStage: z
      .enum(['waiting', 'ready', 'expired'])
      .nullable()
      .meta({ description: 'Of the page of Microsoft’s on which the customer is to accept: `ready` once it has.' }),
    neededBy: z.object({ day, for: z.enum(['renewal', 'order']) }).nullable(),
    postponedUntil: instant.nullable().meta({ description: 'By me.' }),
    isMuted: z.boolean().meta({ description: 'By me.' }),
    isStoppedByOwner: z.boolean(),
    reminded: z.object({ times: z.int(), last: instant }).nullable(),
  })
  .meta({ id: 'CustomerRow' });

export const count = z
  .object({ count: z.int(), isMore: z.boolean().meta({ description: 'There are more, and they are not counted.' }) })
  .meta({ id: 'Count' });

export const contact = z.object(forFields(personFields, () => z.string()));

export const attestation = z
  .object({
    kind: z.literal('attestation'),
    attestationId: uuid,
    at: instant,
    by: z.string().nullable().meta({ description: 'Null once that person has been erased.' }),
    state: z.enum(['intended', 'uncertain', 'recorded', 'already-recorded', 'refused']),
    acceptedOn: day,
    contact: contact.nullable(),
    note: z.string().nullable().meta({ description: 'Why it was confirmed once more.' }),
    ground: z
      .enum(grounds)
      .nullable()
      .meta({ description: 'How the customer said that it accepts; null where nobody said.' }),
    groundReference: z.string().nullable().meta({ description: 'Where that can be found.' }),
    groundAdded: z
      .object({ at: instant, by: z.string().nullable() })
      .nullable()
      .meta({ description: 'When and by whom, where the ground was told after the confirmation.' }),
    refusal: z
      .object({ reason: z.string(), what: z.string(), next: z.string() })
      .nullable()
      .meta({ description: 'Why it was refused, and what to do next.' }),
    settledAt: instant.nullable(),
    correctedAt: instant.nullable().meta({
      description: 'When Partner Center was found to have recorded it after all, after it was told as refused.',
    }),
  })
  .meta({ id: 'Attestation' });

export const invitation = z
  .object({
    kind: z.literal('invitation'),
    invitationId: uuid,
    at: instant,
    by: z.string(),
    outcome: z.enum(['following', 'direct', 'attested', 'expired', 'left']).nullable(),
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'Invitation' });

export const link = z
  .object({
    kind: z.literal('link'),
    linkId: uuid,
    customerId: uuid,
    companyName: z.string(),
    at: instant,
    by: z.string().nullable().meta({ description: 'Null once that person has been erased.' }),
    isMine: z.boolean(),
    state: z.enum(linkStates as [LinkState, ...LinkState[]]),
    title: z.string(),
    text: z.string(),
    contact: contact.nullable().meta({ description: 'Who is to accept.' }),
    sentAt: instant.nullable(),
    mail: z
      .object({
        state: z.enum(['sending', 'sent', 'refused', 'uncertain']),
        text: z.string(),
        tries: z.int().meta({ description: 'For the next try, which is then made once.' }),
      })
      .nullable()
      .meta({ description: 'What became of the e-mail, where it was to go out from a mailbox.' }),
    acceptedAt: instant.nullable().meta({ description: 'When the acceptance was seen.' }),
    expiresAt: instant.nullable(),
    unknownWord: z
      .string()
      .nullable()
      .meta({ description: 'Microsoft’s word for the status, where nobody knows what it means: still open.' }),
    steps: z.array(z.enum(linkSteps)).meta({ description: 'What can be done, the most useful first.' }),
    attestation: attestation.nullable().meta({ description: 'The agreement, once its creation has begun.' }),
  })
  .meta({
    id: 'AcceptanceLink',
    description: 'A page of Microsoft’s on which the customer accepts, without its address.',
  });

export const handover = z
  .object({
    handoverId: uuid,
    customerId: uuid,
    companyName: z.string(),
    from: person,
    note: z.string(),
    state: z.enum(['open', 'taken', 'settled', 'closed']),
    by: person.nullable(),
    createdAt: instant,
    changedAt: instant,
    me: z.enum(['sender', 'holder', 'candidate', 'onlooker']),
  })
  .meta({ id: 'Handover' });
