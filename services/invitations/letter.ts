import type { Customer } from '../customer.ts';
import { addressIn, isEmailAddress } from '../email-address.ts';

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
  const subject = visible(typed.subject).replace(/\s+/gu, ' ').trim();
  const body = visible(typed.body).trim();
  return {
    letter: { subject: cut(subject, longestSubject), body: cut(body, longestBody) },
    problems: {
      ...problemOf('subject', subject, longestSubject),
      ...problemOf('body', body, longestBody),
    },
  };
}

/** Clients end lines in any of three ways. Joiners stay, or families of emoji would fall apart. */
function visible(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .toWellFormed();
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
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
