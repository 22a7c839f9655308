import { addressIn } from '../email-address.ts';
import { cut } from '../text.ts';

/** What is typed beyond any use is cut, so that a form always fits a card. */
const longestKept = 300;

/** White space of any kind becomes single blanks, and what cannot be seen goes. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** Every text of a form, on one line and without what cannot be seen. */
export function tidied<Form extends { readonly [Field in keyof Form]: string }>(form: Form): Form {
  const entries = Object.entries<string>(form);
  return Object.fromEntries(entries.map(([field, text]) => [field, kept(text)])) as Form;
}

/** The same, with an address and a number as they are copied from e-mails and signatures made plain. */
export function tidiedContact<
  Form extends { readonly [Field in keyof Form]: string } & { readonly email: string; readonly phoneNumber: string },
>(form: Form): Form {
  const plain = tidied(form);
  return { ...plain, email: addressIn(plain.email), phoneNumber: plainNumber(plain.phoneNumber) };
}

/** Dashes of every kind are hyphens, digits of full width are digits, and a link's `tel:` goes. */
function plainNumber(text: string): string {
  return kept(
    text
      .normalize('NFKC')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/^tel:\s*/i, ''),
  );
}

function kept(text: string): string {
  return cut(tidy(text.toWellFormed()), longestKept);
}
