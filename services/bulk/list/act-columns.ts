import { isRequiredField, personFields } from '../../primary-contact.ts';
import type { BulkAct, FileTitle, ListColumn, ListRow } from './list-row.ts';

interface ActColumns {
  readonly required: readonly ListColumn[];
  readonly optional: readonly ListColumn[];
}

/** What a list says for each act. Whatever else stands in it is not read, and so not kept. */
const byAct: Readonly<Record<BulkAct, ActColumns>> = {
  confirm: {
    required: ['customer', ...personFields.filter(isRequiredField), 'dateAgreed'],
    optional: [...personFields.filter((field) => !isRequiredField(field)), 'ground', 'groundReference', 'reason'],
  },
  invite: { required: ['customer'], optional: ['language'] },
  assign: { required: ['customer', 'owner'], optional: [] },
  mute: { required: ['customer'], optional: ['mutedUntil'] },
  create: {
    required: ['customer', 'domain', 'country', 'firstName', 'lastName', 'email', 'addressLine1', 'city'],
    optional: ['state', 'postalCode', 'phoneNumber', 'registrationNumber', 'language', 'dateAgreed'],
  },
};

export function columnsOf(act: BulkAct): ActColumns {
  return byAct[act];
}

/** In the order of a template. */
export function allColumnsOf(act: BulkAct): readonly ListColumn[] {
  return [...byAct[act].required, ...byAct[act].optional];
}

/** What an act has no use for. */
export function titlesNotRead(titles: readonly FileTitle[], act: BulkAct): readonly string[] {
  const used = allColumnsOf(act);
  return titles.filter(({ column }) => !column || !used.includes(column)).map(({ title }) => title);
}

/** A list in the chat is read for several acts. */
export function cellsFor(act: BulkAct, cells: ListRow['cells']): ListRow['cells'] {
  const used = allColumnsOf(act);
  return Object.fromEntries(Object.entries(cells).filter(([column]) => (used as readonly string[]).includes(column)));
}

export function isDateColumn(column: ListColumn): column is 'dateAgreed' | 'mutedUntil' {
  return column === 'dateAgreed' || column === 'mutedUntil';
}
