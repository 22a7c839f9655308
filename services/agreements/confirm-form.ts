import type { Ground } from '../form-fields.ts';
import {
  type ContactForm,
  type ContactProblems,
  type ParsedContactForm,
  emptyContactForm,
  parseContactForm,
  personProblems,
} from './contact-form.ts';

/**
 * The confirm form as somebody typed it: who accepted and when, how they said so and where that can be found, and for a customer
 * that is confirmed already, why once more.
 */
export type ConfirmForm = ContactForm & {
  readonly reason: string;
  /** Empty where the agent does not say: a ground that had to be chosen would prove nothing. */
  readonly ground: Ground | '';
  readonly groundReference: string;
};

export type ConfirmProblems = ContactProblems & {
  readonly reason?: 'missing' | 'too-long';
  readonly groundReference?: 'too-long';
};

export type ParsedConfirmForm =
  Extract<ParsedContactForm, { kind: 'valid' }> | { readonly kind: 'invalid'; readonly problems: ConfirmProblems };

export const emptyConfirmForm: ConfirmForm = { ...emptyContactForm, reason: '', ground: '', groundReference: '' };

/** A sentence or two. */
export const longestReason = 200;
/** A number, a subject, a place. */
export const longestGroundReference = 120;

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
  const isTooLong = form.groundReference.length > longestGroundReference;
  if (!reason && !isTooLong) return parsed;
  const problems = {
    ...(parsed.kind === 'invalid' ? parsed.problems : {}),
    ...(reason && { reason }),
    ...(isTooLong && { groundReference: 'too-long' as const }),
  };
  return { kind: 'invalid', problems };
}

/** What the agent said of how the customer accepted. */
export interface GivenGround {
  readonly ground: Ground | undefined;
  /** Where that can be found. It may name people: never logged. */
  readonly groundReference: string | undefined;
}

export function groundIn({ ground, groundReference }: ConfirmForm): GivenGround {
  return { ground: ground || undefined, groundReference: groundReference || undefined };
}

/** The same for who is to accept: on which day, nobody knows yet. */
export function signerProblems(form: ConfirmForm, { asksReason }: Pick<Asked, 'asksReason'>): ConfirmProblems {
  const problems = personProblems(form);
  const reason = asksReason ? reasonProblem(form.reason) : undefined;
  return reason ? { ...problems, reason } : problems;
}

function reasonProblem(reason: string): ConfirmProblems['reason'] {
  if (!/[\p{L}\p{N}]/u.test(reason)) return 'missing';
  return reason.length > longestReason ? 'too-long' : undefined;
}
