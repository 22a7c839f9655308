export const ownerFilters = ['mine', 'nobody', 'all'] as const;
/** Whose customers are listed. */
export type OwnerFilter = (typeof ownerFilters)[number];

/** Rows of a full page of unconfirmed customers. */
export const unconfirmedPageSize = 8;
