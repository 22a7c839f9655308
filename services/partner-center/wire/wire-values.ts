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
  if (typeof value === 'boolean') return value;
  const word = textIn(value)?.toLowerCase();
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

/** More say no more: a whole answer of another shape has hundreds. */
const mostIssues = 10;

const longestName = 60;

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with an answer, and where, for the log: `items[3].id: expected a GUID, received null`. Never a value of it: names
 * of fields come from our own schemas, of values their type alone.
 */
export function describeIssues(error: z.ZodError, answer: unknown, at: readonly PropertyKey[] = []): readonly string[] {
  return error.issues.slice(0, mostIssues).map((issue) => {
    const path = pathText([...at, ...issue.path]);
    return `${path === '' ? '' : `${path}: `}${problemIn(issue, answer)}`;
  });
}

function problemIn(issue: Issue, answer: unknown): string {
  const expected = expectationOf(issue);
  return expected === undefined ? issue.message : `${expected}, received ${typeAt(answer, issue.path)}`;
}

/** Undefined where the message, which is ours, says all of it. Those of zod may quote what was received. */
function expectationOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'custom':
      return issue.message.startsWith('expected ') ? issue.message : undefined;
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_format':
      return `expected ${issue.format}`;
    default:
      return issue.code;
  }
}

/** `items[3].companyProfile.domain` */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${nameOf(step)}`)).join('');
  return text.replace(/^\./, '');
}

function nameOf(step: PropertyKey): string {
  const name = String(step);
  return /^\w+$/.test(name) && name.length <= longestName ? name : '?';
}

function typeAt(answer: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>((outer, step) => {
    return typeof outer === 'object' && outer !== null ? (outer as Record<PropertyKey, unknown>)[step] : undefined;
  }, answer);
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : value === '' ? 'an empty text' : typeof value;
}
