/** The first three say whose, the others what about them. */
export const listFilters = ['all', 'mine', 'nobody', 'overdue', 'renewal', 'invited', 'stopped'] as const;
/** Which unconfirmed customers are listed. `stopped` are those whose owner wants no reminders of them. */
export type ListFilter = (typeof listFilters)[number];

/** Rows of a full page of unconfirmed customers. */
export const unconfirmedPageSize = 10;

/** Customers that something is done about together. */
export const mostChosen = 20;
