/** What one list does to each of its customers. */
export const bulkActs = ['confirm', 'invite', 'assign', 'mute', 'create'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** What a column of a list can say. `customer` is an id, a domain or a name, also the name of a new one. */
export const listColumns = [
  'customer',
  'firstName',
  'lastName',
  'email',
  'phoneNumber',
  'dateAgreed',
  'ground',
  'groundReference',
  'owner',
  'mutedUntil',
  'reason',
  'language',
  'domain',
  'addressLine1',
  'city',
  'state',
  'postalCode',
  'country',
  'registrationNumber',
] as const;
export type ListColumn = (typeof listColumns)[number];

/**
 * What the title of a column can mean. Files name a customer by up to three columns; `name` is the company’s, or beside a first name
 * the family’s. `told` is what we wrote into the file ourselves.
 */
export type ListTitle = ListColumn | 'customerId' | 'customerName' | 'name' | 'told';

/** A title of a file that says nothing of who the customer is. Without `column`, nobody understands it. */
export interface FileTitle {
  readonly title: string;
  readonly column?: ListColumn;
}

/** One row as it stood in the file: cells without spaces around them, empty ones left out, and dates that Excel keeps as numbers as `YYYY-MM-DD`. */
export interface ListRow {
  /** As the program that made the file counts its rows: from 1, the header and empty rows among them. */
  readonly number: number;
  readonly cells: Readonly<Partial<Record<ListColumn, string>>>;
}
