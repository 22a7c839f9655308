/** The first three say whose, the others what about them. */
export const listFilters = ['all', 'mine', 'nobody', 'none', 'overdue', 'renewal', 'invited', 'stopped'] as const;
/** Which unconfirmed customers are listed. `none` have never been confirmed, `renewal` have; `stopped` are those whose owner wants no reminders of them. */
export type ListFilter = (typeof listFilters)[number];

/** Rows of a full page of unconfirmed customers. */
export const unconfirmedPageSize = 10;

/** Customers that something is done about together. */
export const mostChosen = 20;
