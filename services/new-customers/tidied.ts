import { tidy } from '../agreements/contact-form.ts';

/** What is typed beyond any use is cut, so that a form always fits a card. */
const longestKept = 300;

/** Every text of a form, on one line and without what cannot be seen. */
export function tidied<Form extends { readonly [Field in keyof Form]: string }>(form: Form): Form {
  const entries = Object.entries<string>(form);
  return Object.fromEntries(entries.map(([field, text]) => [field, kept(text)])) as Form;
}

function kept(text: string): string {
  return tidy(text.toWellFormed())
    .slice(0, longestKept)
    .replace(/[\uD800-\uDBFF]$/, '');
}
