import { z } from 'zod';
import { parseCalendarDay } from '../../calendar-day.ts';
import { type AgentId, type CustomerId, type TemplateId, parseGuid } from '../../ids.ts';

/**
 * How single values are written on Partner Center's wire, and what they are to us. Microsoft's serializers are not of one mind:
 * a number may come as text and the reverse, and what is missing as null, as an empty text, or not at all.
 */

/** Undefined where there is nothing to read. */
export const optionalText = z.unknown().optional().transform(textIn);

export const text = z
  .unknown()
  .optional()
  .transform((value, context) => textIn(value) ?? refuse(context, 'expected a text'));

/** One of Microsoft's words for a state or a kind, in lower case; undefined where no such word stands there. */
export const optionalWord = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? value.trim().toLowerCase() || undefined : undefined));

export const flag = z
  .unknown()
  .optional()
  .transform((value, context) => flagIn(value) ?? refuse(context, 'expected true or false'));

/** False where there is nothing to read. */
export const optionalFlag = z
  .unknown()
  .optional()
  .transform((value) => flagIn(value) ?? false);

/** Undefined where there is nothing to read. */
export const optionalNumber = z.unknown().optional().transform(numberIn);

export const customerId = z
  .unknown()
  .optional()
  .transform((value, context) => guidIn<CustomerId>(value) ?? refuse(context, 'expected a GUID'));

/** Undefined also where the text is no GUID: who attested is then not known to us. */
export const optionalAgentId = z
  .unknown()
  .optional()
  .transform((value) => guidIn<AgentId>(value));

export const templateId = text.transform((value) => value as TemplateId);

/** Shown to agents as a link, so nothing but a web address will do. */
export const webAddress = z.url({ protocol: /^https?$/ });

/** An instant; UTC where the zone is left out, as on get-confirmation-of-customer-agreement, and where there is but a day. */
export const instant = z
  .unknown()
  .optional()
  .transform((value, context) => instantIn(value) ?? refuse(context, 'expected a date'));

/** An object of which nothing is needed: whatever else stands there counts as an empty one. */
export function optionalObject<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .unknown()
    .optional()
    .transform((value) => (isObject(value) ? value : {}))
    .pipe(z.object(shape));
}

/** Ends a transform with a problem. */
export function refuse(context: z.RefinementCtx, message: string, path: (string | number)[] = []): never {
  context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() ? value : undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function guidIn<Id extends AgentId | CustomerId>(value: unknown): Id | undefined {
  return typeof value === 'string' ? parseGuid<Id>(value) : undefined;
}

function flagIn(value: unknown): boolean | undefined {
  const word = String(textIn(value) ?? value).toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

const isoInstant = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** How .NET, in which Partner Center is written, writes a date that was never set. */
const unsetDay = '0001-01-01';

function instantIn(value: unknown): Date | undefined {
  const [, day = '', time = '00:00', zone = 'Z'] = isoInstant.exec(typeof value === 'string' ? value.trim() : '') ?? [];
  if (!parseCalendarDay(day) || day === unsetDay) return undefined;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => {
    return `${hours}:${String(minutes)}`;
  });
  const instant = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
