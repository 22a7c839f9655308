import { z } from 'zod';
import { type AgentId, type CustomerId, type TemplateId, parseGuid } from '../ids.ts';

/** How single values are written on Partner Center's wire, and what they are to us. */

export const customerId = z.string().transform((text, context) => {
  const id = parseGuid<CustomerId>(text);
  return id ?? refuse(context, 'not a GUID');
});

export const templateId = z
  .string()
  .min(1)
  .transform((text) => text as TemplateId);

/** Undefined also where the text is no GUID: who attested is then not known to us. */
export const optionalAgentId = z
  .string()
  .nullish()
  .transform((text) => parseGuid<AgentId>(text ?? ''));

/** Partner Center writes what is missing as null, as an empty text, or not at all. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => (text?.trim() ? text : undefined));

/** Shown to agents as a link, so nothing but a web address will do. */
export const webAddress = z.url({ protocol: /^https?$/ });

/** A value that can go back in a header as it came. */
export const headerText = z.string().regex(/^[\x21-\x7e]+$/);

/** An instant; UTC where the zone is left out, as on get-confirmation-of-customer-agreement. */
export const instant = z.iso.datetime({ local: true, offset: true }).transform((text) => {
  return new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`);
});

export function collectionOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item) });
}

/** Ends a transform with a problem. */
export function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
