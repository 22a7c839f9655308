import { z } from 'zod';
import { invitation } from './records.ts';
import { operation } from './operation.ts';
import { customerIdIn, invitationIdIn, language } from './values.ts';

const params = z.object({ customerId: customerIdIn });
const tag = 'Invitations';

export const invitationOperations = {
  getProviderLetter: operation({
    id: 'getProviderLetter',
    method: 'get',
    isLive: true,
    path: '/provider-letter',
    tag,
    summary: 'The e-mail with which an indirect reseller asks its provider, for me to send',
    query: z.object({
      customerId: customerIdIn
        .optional()
        .meta({ description: 'Without it, the e-mail asks which customers have accepted.' }),
      letterLanguage: language.optional().meta({ description: 'My own if left out.' }),
    }),
    answer: z
      .object({
        providers: z.array(z.string()).meta({ description: 'By name. Partner Center tells no address.' }),
        subject: z.string(),
        body: z.string(),
        letterLanguage: language,
      })
      .meta({ id: 'ProviderLetter' }),
  }),
  getLetter: operation({
    id: 'getLetter',
    method: 'get',
    isLive: true,
    path: '/customers/{customerId}/letter',
    tag,
    summary: 'The e-mail with which a customer is invited, for me to send',
    params,
    query: z.object({ letterLanguage: language.optional().meta({ description: 'The customer’s own if left out.' }) }),
    answer: z
      .object({
        to: z.string().nullable(),
        subject: z.string(),
        body: z.string(),
        link: z.string().meta({ description: 'Where the customer accepts.' }),
        letterLanguage: language,
        last: invitation.nullable(),
      })
      .meta({ id: 'Letter' }),
  }),
  noteInvitation: operation({
    id: 'noteInvitation',
    method: 'post',
    path: '/customers/{customerId}/invitations',
    tag,
    summary: 'I have sent the e-mail: watch for the acceptance',
    params,
    answer: invitation,
    status: 201,
    once: true,
  }),
  takeBackInvitation: operation({
    id: 'takeBackInvitation',
    method: 'delete',
    path: '/customers/{customerId}/invitations/{invitationId}',
    tag,
    summary: 'It was not sent after all',
    params: params.extend({ invitationId: invitationIdIn }),
    status: 204,
  }),
};
