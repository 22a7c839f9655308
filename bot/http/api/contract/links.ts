import { z } from 'zod';
import { operation } from './operation.ts';
import { link } from './records.ts';
import { draftIdIn, language, linkIdIn } from './values.ts';

const params = z.object({ linkId: linkIdIn });
const tag = 'Links';

/** What the page and tools can do about a link that is there. */
export const linkActs = ['mark-sent', 'take-sent-back', 'look', 'ask-again', 'renew', 'withdraw', 'create'] as const;

export const linkOperations = {
  makeLink: operation({
    id: 'makeLink',
    method: 'post',
    path: '/drafts/{draftId}/link',
    tag,
    summary: 'Have Microsoft make a link on which the customer accepts',
    description:
      'For a draft of the road `enhanced`. Asked for once for a draft, however often this is called. A customer that has a link already gets no second one: the answer is the one that is there.',
    params: z.object({ draftId: draftIdIn }),
    answer: link,
    status: 201,
  }),
  getLink: operation({
    id: 'getLink',
    method: 'get',
    path: '/links/{linkId}',
    tag,
    summary: 'How a link stands; its address is not in it',
    params,
    answer: link,
  }),
  showLinkLetter: operation({
    id: 'showLinkLetter',
    method: 'post',
    path: '/links/{linkId}/letter',
    tag,
    summary: 'The e-mail with the link, for me to send',
    description:
      'Whoever has the link can accept for the customer. It is shown to whoever had it made, until it is said to be sent; then this answers 412.',
    params,
    body: z.object({ letterLanguage: language.optional().meta({ description: 'The customer’s own if left out.' }) }),
    answer: z
      .object({
        to: z.string().nullable(),
        subject: z.string(),
        body: z.string(),
        link: z.string().meta({ description: 'A secret: not to be kept.' }),
        letterLanguage: language,
        canMail: z.boolean().meta({ description: 'Whether `mailLink` can send it from my mailbox.' }),
      })
      .meta({ id: 'LinkLetter' }),
  }),
  mailLink: operation({
    id: 'mailLink',
    method: 'post',
    path: '/links/{linkId}/mail',
    tag,
    summary: 'Send the e-mail with the link from my mailbox',
    description:
      'Once for each number of tries, however often this is called with it. The answer is the link as it stands then: `sent`, or with what became of the e-mail in `mail`. Where I have not allowed it yet, this answers `sign-in-needed`.',
    params,
    body: z.object({ letterLanguage: language.optional(), tries: z.int().min(0) }),
    answer: link,
  }),
  actOnLink: operation({
    id: 'actOnLink',
    method: 'post',
    path: '/links/{linkId}/acts',
    tag,
    summary: 'Say that it was sent, look again, renew or withdraw it, create the agreement',
    description:
      'The answer is the link as it stands then, also where somebody else was faster; of `renew`, the new link.',
    params,
    body: z.object({ act: z.enum(linkActs) }),
    answer: link,
  }),
};
