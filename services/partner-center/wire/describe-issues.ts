import type { z } from 'zod';

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
