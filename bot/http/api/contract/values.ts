import { z } from 'zod';
import { customerStatuses } from '../../../../services/customers/customer-status.ts';
import { languages } from '../../../../services/conversations/language.ts';
import {
  type AgentId,
  type AttestationId,
  type BulkListId,
  type CustomerId,
  type DraftId,
  type FilterId,
  type HandoverId,
  type InvitationId,
  type LinkId,
  parseGuid,
} from '../../../../services/ids.ts';

/** An id in a request, in canonical lower case whatever was sent. */
function id<
  Id extends
    AgentId | AttestationId | BulkListId | CustomerId | DraftId | FilterId | HandoverId | InvitationId | LinkId,
>() {
  return z.guid().transform((text) => parseGuid(text) as unknown as Id);
}

export const customerIdIn = id<CustomerId>();
export const bulkListIdIn = id<BulkListId>();
export const agentIdIn = id<AgentId>();
export const attestationIdIn = id<AttestationId>();
export const draftIdIn = id<DraftId>();
export const filterIdIn = id<FilterId>();
export const handoverIdIn = id<HandoverId>();
export const invitationIdIn = id<InvitationId>();
export const linkIdIn = id<LinkId>();

/** An id in an answer. */
export const uuid = z.string().meta({ format: 'uuid' });
export const instant = z.string().meta({ format: 'date-time' });
/** `YYYY-MM-DD` */
export const day = z.string().meta({ format: 'date' });
export const dayIn = z.iso.date();
export const status = z.enum(customerStatuses).meta({ id: 'Status' });
export const language = z.enum(languages as [string, ...string[]]).meta({ id: 'Language' });

export const person = z.object({ agentId: uuid, name: z.string() }).meta({ id: 'Person' });

/** What a person typed: checked by the service, which says field by field what is wrong. */
export const typed = (longest: number) => z.string().max(longest).default('');

/** RFC 9457. */
export const problem = z
  .object({
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'For programs; stable.' }),
    detail: z.string().meta({ description: 'For people, in the language that was asked for.' }),
    reference: uuid.optional().meta({ description: 'Leads to the log.' }),
    reason: z
      .string()
      .optional()
      .meta({ description: 'Why Microsoft did not answer, as docs/operations.md lists them.' }),
    signInUrl: z
      .string()
      .optional()
      .meta({ description: 'With `sign-in-needed`: a page to open, after which the same can be asked again.' }),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'What is wrong with which field, in a sentence for people.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });

/** Of a list that is told page by page. */
export const pageSizes = { usual: 50, most: 200 } as const;
