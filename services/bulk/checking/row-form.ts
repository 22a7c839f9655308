import { type ConfirmForm, emptyConfirmForm } from '../../agreements/confirm-form.ts';
import { type ContactField, contactFields } from '../../agreements/contact-form.ts';
import { tidiedContact } from '../../agreements/tidied.ts';
import type { CalendarDay } from '../../calendar-day.ts';
import { forFields, type Ground } from '../../form-fields.ts';
import type { DateOrder } from '../bulk-list.ts';
import type { ListColumn, ListRow } from '../list/list-row.ts';
import { type ListDate, readListDate } from '../list/read-list-date.ts';

/** How an agent writes how a customer accepted, in any language; undefined for other words. */
export type ReadGround = (words: string) => Ground | undefined;

/** The confirm form that a row fills in. A date that is none stays as it was written, so that the form says what is wrong. */
export function confirmFormOf(
  cells: ListRow['cells'],
  { order, readGround }: { readonly order: DateOrder | undefined; readonly readGround: ReadGround },
): ConfirmForm {
  const typed = forFields(contactFields, (field) => cells[columnOf(field)] ?? '');
  return tidiedContact({
    ...emptyConfirmForm,
    ...typed,
    acceptedOn: dayIn(readListDate(typed.acceptedOn, order)) ?? typed.acceptedOn,
    reason: cells.reason ?? '',
    ground: readGround(cells.ground ?? '') ?? '',
    groundReference: cells.groundReference ?? '',
  });
}

export function columnOf(field: ContactField): ListColumn {
  return field === 'acceptedOn' ? 'dateAgreed' : field;
}

function dayIn(read: ListDate): CalendarDay | undefined {
  return read.kind === 'day' ? read.day : undefined;
}
