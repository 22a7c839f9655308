import {
  type ContactForm,
  type ContactProblems,
  type ParsedContactForm,
  emptyContactForm,
  parseContactForm,
  personProblem,
} from './contact-form.ts';
import { problemsIn } from '../form-fields.ts';
import { personFields } from '../primary-contact.ts';

/** The confirm form as somebody typed it: who accepted and when, and for a customer that is confirmed already, why once more. */
export type ConfirmForm = ContactForm & { readonly reason: string };

export type ConfirmProblems = ContactProblems & { readonly reason?: 'missing' | 'too-long' };

export type ParsedConfirmForm =
  Extract<ParsedContactForm, { kind: 'valid' }> | { readonly kind: 'invalid'; readonly problems: ConfirmProblems };

export const emptyConfirmForm: ConfirmForm = { ...emptyContactForm, reason: '' };

/** A sentence or two. */
export const longestReason = 200;

interface Asked {
  /** Whether the form has the field for it. */
  readonly asksReason: boolean;
  readonly now: Date;
  readonly timeZone: string;
}

/** Checks every field and reports all that is wrong at once. */
export function parseConfirmForm(form: ConfirmForm, { asksReason, now, timeZone }: Asked): ParsedConfirmForm {
  const parsed = parseContactForm(form, now, timeZone);
  const reason = asksReason ? reasonProblem(form.reason) : undefined;
  if (!reason) return parsed;
  return { kind: 'invalid', problems: { ...(parsed.kind === 'invalid' ? parsed.problems : {}), reason } };
}

/** The same for who is to accept: on which day, nobody knows yet. */
export function signerProblems(form: ConfirmForm, { asksReason }: Pick<Asked, 'asksReason'>): ConfirmProblems {
  const problems = problemsIn(personFields, (field) => personProblem(field, form[field]));
  const reason = asksReason ? reasonProblem(form.reason) : undefined;
  return reason ? { ...problems, reason } : problems;
}

function reasonProblem(reason: string): ConfirmProblems['reason'] {
  if (!/[\p{L}\p{N}]/u.test(reason)) return 'missing';
  return reason.length > longestReason ? 'too-long' : undefined;
}
