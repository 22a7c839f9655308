/** The commands of the message extension, by the ids with which Teams asks for them. */
export const extensionCommands = { find: 'findCustomer', confirm: 'confirmAcceptance' } as const;

/** What is typed into the search. */
export const findParameter = 'customer';
