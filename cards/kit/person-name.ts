import { type Language, isFamilyNameFirst } from '../../services/conversations/language.ts';

/** In Chinese characters the family name comes first, and nothing stands between the two. */
export function wholeName(firstName: string, lastName: string): string {
  return isHan(firstName + lastName) ? lastName + firstName : `${firstName} ${lastName}`.trim();
}

export function isHan(name: string): boolean {
  return /^\p{Script=Han}+$/u.test(name);
}

/** The fields of a form, with the two names as the agent's language puts them. */
export function inNameOrder<Field extends string>(
  fields: readonly Field[],
  { language }: { readonly language: Language },
): readonly Field[] {
  if (!isFamilyNameFirst(language)) return fields;
  const names = fields.filter(isName);
  return fields.map((field) => (isName(field) ? (names.pop() ?? field) : field));
}

function isName(field: string): boolean {
  return field === 'firstName' || field === 'lastName';
}
