import type { z } from 'zod';
import type { Wording } from '../../../cards/wording/wording.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with which field of a request, in sentences for people. */
export function fieldProblems(issues: readonly Issue[], wording: Wording): Readonly<Record<string, string>> {
  return Object.fromEntries(
    issues.flatMap((issue) => fieldsOf(issue).map((field) => [field, sentence(issue, wording)])),
  );
}

function fieldsOf(issue: Issue): readonly string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => (path === '' ? key : `${path}.${key}`));
  return [path === '' ? 'request' : path];
}

function sentence(issue: Issue, wording: Wording): string {
  if (issue.code === 'unrecognized_keys') return wording.text('api.field.unknown');
  if (issue.input === undefined) return wording.text('api.field.missing');
  if (issue.code !== 'too_big') return wording.text('api.field.unusable');
  const most = Number(issue.maximum);
  if (issue.origin === 'string') return wording.filled('api.field.tooLong', { most });
  return issue.origin === 'array' ? wording.filled('api.field.tooMany', { most }) : wording.text('api.field.unusable');
}
