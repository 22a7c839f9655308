import { commitmentTo, newSalt } from '../../commitment.ts';
import type { AttestationPeopleRow, AttestationRow } from '../../database/tables/agreement-tables.ts';
import { personFields, personRules } from '../../primary-contact.ts';

/** What an entry says of people, part by part: each is committed to by a hash of its own, and can be erased without the others. */
export const peopleParts = {
  contact: personFields.map((field) => personRules[field].column),
  agent: ['agent_name'],
  reason: ['reason'],
  replaces: ['replaces'],
  reference: ['ground_reference'],
} as const;

export type PeoplePart = keyof typeof peopleParts;
export const partNames = Object.keys(peopleParts) as readonly PeoplePart[];

/** All that goes when a part is erased. */
export function columnsOfPart(part: PeoplePart): readonly string[] {
  return [...peopleParts[part], `${part}_salt`];
}

type People = Omit<AttestationPeopleRow, 'attestation_id' | 'conversation_id'>;
type Words = Omit<People, `${PeoplePart}_salt`>;
type Hashes = Pick<AttestationRow, `${PeoplePart}_hash`>;

/** The words with a salt for each part, and the hashes that the entry keeps. What is not said has neither. */
export function committed(words: Words): { readonly people: People; readonly hashes: Hashes } {
  const salts: Record<string, string | null> = {};
  const hashes: Record<string, string | null> = {};
  for (const part of partNames) {
    const values = valuesOf(part, words);
    const salt = Object.values(values).some((value) => value !== null) ? newSalt() : null;
    salts[`${part}_salt`] = salt;
    hashes[`${part}_hash`] = salt === null ? null : commitmentTo(values, salt);
  }
  return { people: { ...words, ...salts } as People, hashes: hashes as Hashes };
}

export type PartProof = 'proved' | 'erased' | 'not-said' | 'broken';

/** Whether each part is what the entry was written with. Nobody can tell any more of a part that was erased. */
export function provePeople(entry: Hashes, people: People): Readonly<Record<PeoplePart, PartProof>> {
  return Object.fromEntries(partNames.map((part) => [part, proofOf(part, entry, people)])) as Record<
    PeoplePart,
    PartProof
  >;
}

function proofOf(part: PeoplePart, entry: Hashes, people: People): PartProof {
  const [hash, salt, values] = [entry[`${part}_hash`], people[`${part}_salt`], valuesOf(part, people)];
  const isEmpty = salt === null && Object.values(values).every((value) => value === null);
  if (isEmpty) return hash === null ? 'not-said' : 'erased';
  return hash !== null && salt !== null && commitmentTo(values, salt) === hash ? 'proved' : 'broken';
}

function valuesOf(part: PeoplePart, words: Words): Readonly<Record<string, string | null>> {
  const columns: Readonly<Record<string, string | null>> = words;
  return Object.fromEntries(peopleParts[part].map((column) => [column, columns[column] ?? null]));
}
