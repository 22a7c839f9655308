/** RFC 5321 lets no mail server take a longer one. */
export const longestAddress = 254;

interface PersonFieldRule {
  /** In the drafts, and beside the ledger. */
  readonly column: string;
  readonly kind: 'text' | 'email' | 'phone';
  readonly isRequired: boolean;
  /** Partner Center holds the field too. A field that it does not hold is unknown of an attestation made elsewhere. */
  readonly isSent: boolean;
  readonly longest: number;
}

/** Every field of the person who accepted. The form, its cards, what a press may send, and the columns follow this table. */
const fields = {
  firstName: { column: 'first_name', kind: 'text', isRequired: true, isSent: true, longest: 100 },
  lastName: { column: 'last_name', kind: 'text', isRequired: true, isSent: true, longest: 100 },
  email: { column: 'email', kind: 'email', isRequired: true, isSent: true, longest: longestAddress },
  phoneNumber: { column: 'phone_number', kind: 'phone', isRequired: false, isSent: true, longest: 40 },
} as const satisfies Readonly<Record<string, PersonFieldRule>>;

type Fields = typeof fields;
export type PersonField = keyof Fields;
export type SentField = keyof { [Field in PersonField as Fields[Field]['isSent'] extends true ? Field : never]: never };
export type RequiredField = keyof {
  [Field in PersonField as Fields[Field]['isRequired'] extends true ? Field : never]: never;
};

export const personRules: Readonly<Record<PersonField, PersonFieldRule>> = fields;
export const personFields = Object.keys(fields) as readonly PersonField[];
/** The fields that Partner Center holds. */
export const sentFields = personFields.filter((field): field is SentField => personRules[field].isSent);

export function isRequiredField(field: PersonField): field is RequiredField {
  return personRules[field].isRequired;
}

/** Known of everybody who accepted: Partner Center takes nobody without it. */
export function isAlwaysKnown(field: PersonField): boolean {
  return personRules[field].isSent && personRules[field].isRequired;
}

/** The person at the customer who accepted the agreement. Personal data: never logged. */
export type PrimaryContact = {
  readonly [Field in SentField & RequiredField]: string;
} & {
  /** Undefined when none was given; Partner Center then holds none or an empty text. */
  readonly [Field in Exclude<PersonField, SentField & RequiredField>]?: string | undefined;
};

/** The columns of a person as it was typed. */
export type TypedPersonColumns = { readonly [Field in PersonField as Fields[Field]['column']]: string };
/** The columns of a person beside the ledger. */
export type ErasablePersonColumns = { readonly [Field in PersonField as Fields[Field]['column']]: string | null };

/** Partner Center compares its fields exactly, and takes a missing one for an empty one. */
export function isSameContact(one: PrimaryContact, other: PrimaryContact): boolean {
  return sentFields.every((field) => (one[field] ?? '') === (other[field] ?? ''));
}
