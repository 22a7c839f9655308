import {
  type ErasablePersonColumns,
  type PrimaryContact,
  type TypedPersonColumns,
  isAlwaysKnown,
  personFields,
  personRules,
} from '../primary-contact.ts';

type PersonColumn = keyof TypedPersonColumns;

export const personColumns = personFields.map((field) => personRules[field].column) as readonly PersonColumn[];

/** The person as columns beside the ledger hold them. */
export function columnsOfPerson(contact: PrimaryContact | undefined): ErasablePersonColumns {
  const columns = personFields.map((field) => [personRules[field].column, contact?.[field] ?? null]);
  return Object.fromEntries(columns) as ErasablePersonColumns;
}

/** Undefined where the person has been erased. A field that the form has got since is not known of somebody before. */
export function personIn(columns: { readonly [Column in PersonColumn]?: string | null | undefined }):
  PrimaryContact | undefined {
  const words: Readonly<Record<string, string | null | undefined>> = columns;
  const found = personFields.map((field) => [field, words[personRules[field].column] ?? undefined] as const);
  if (found.some(([field, value]) => isAlwaysKnown(field) && value === undefined)) return undefined;
  return Object.fromEntries(found) as PrimaryContact;
}
