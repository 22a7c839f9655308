import type { Customer } from '../customer.ts';
import { addressIn, isEmailAddress } from '../email-address.ts';
import { cut, visibleLines } from '../text.ts';

/** The e-mail of an invitation. It lives in the card alone. */
export interface Letter {
  /** One line. */
  readonly subject: string;
  /** Lines end in `\n`. */
  readonly body: string;
}

export type LetterProblem = 'missing' | 'too-long';

/** What is wrong, field by field; empty when nothing is. */
export type LetterProblems = Readonly<Partial<Record<keyof Letter, LetterProblem>>>;

const longestSubject = 200;
/** Some two pages; more would not fit into a card for Teams with everything else on it. */
const longestBody = 5_000;

/** What was typed, made fit to be shown and sent: what is too long comes back cut, with its problem. */
export function parseLetter(typed: Letter): { readonly letter: Letter; readonly problems: LetterProblems } {
  const subject = visibleLines(typed.subject.replaceAll('\t', ' '), '').replace(/\s+/gu, ' ').trim();
  const body = visibleLines(typed.body.replaceAll('\t', ' '), '').trim();
  return {
    letter: { subject: cut(subject, longestSubject), body: cut(body, longestBody) },
    problems: {
      ...problemOf('subject', subject, longestSubject),
      ...problemOf('body', body, longestBody),
    },
  };
}

function problemOf(field: keyof Letter, text: string, longest: number): LetterProblems {
  if (text === '') return { [field]: 'missing' };
  return text.length > longest ? { [field]: 'too-long' } : {};
}

/** Where an invitation goes; undefined where Partner Center knows no address that can be used. */
export function recipientFor({ primaryContact }: Pick<Customer, 'primaryContact'>): string | undefined {
  const address = addressIn(primaryContact.email ?? '');
  return isEmailAddress(address) ? address : undefined;
}

/** Where an existing customer accepts in the Microsoft 365 admin center (page "Confirm that your customer has accepted"). */
export const acceptanceLink = 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';
