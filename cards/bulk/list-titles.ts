import type { BulkAct, ListColumn } from '../../services/bulk/list/list-row.ts';
import { forFields } from '../../services/form-fields.ts';
import { personFields } from '../../services/primary-contact.ts';
import { shorten } from '../kit/shorten.ts';
import type { PlainKey, Sentences } from '../wording/sentences.ts';

/** What the product calls the columns of a list: in templates, in result files, and above the rows on the page. */
const titleKeys = {
  customer: 'which.label',
  ...forFields(personFields, (field) => `form.${field}` as const),
  phoneNumber: 'fact.phone',
  dateAgreed: 'form.acceptedOn',
  ground: 'fact.ground',
  groundReference: 'listFile.column.groundReference',
  owner: 'export.owner',
  mutedUntil: 'listFile.column.mutedUntil',
  reason: 'listFile.column.reason',
  language: 'letter.language',
  domain: 'fact.domain',
  addressLine1: 'new.addressLine1',
  city: 'new.city',
  state: 'new.state',
  postalCode: 'new.postalCode',
  country: 'fact.country',
  registrationNumber: 'new.registrationNumber',
} as const satisfies Readonly<Record<ListColumn, PlainKey>>;

export function columnTitle(column: ListColumn, wording: Sentences): string {
  return wording.text(titleKeys[column]);
}

/** New customers are created one by one. */
export function actTitle(act: BulkAct, wording: Sentences): string {
  return act === 'create' ? '' : wording.text(`bulk.act.${act}`);
}

const mostUnread = 5;

/** Names the columns of a file that are not understood. Undefined where all are. */
export function unreadText(titles: readonly string[], wording: Sentences): string | undefined {
  if (titles.length === 0) return undefined;
  const more = titles.length - mostUnread;
  const named = titles.slice(0, mostUnread).map((title) => shorten(title));
  const others = more > 0 ? [wording.filled('several.more', { count: more })] : [];
  return wording.filled('bulk.unread', { columns: wording.allOf([...named, ...others]) });
}
