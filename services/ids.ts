declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Entra object id of an agent (`from.aadObjectId`), lower case. */
export type AgentId = Branded<'AgentId'>;
/** Entra tenant id of a customer, lower case. */
export type CustomerId = Branded<'CustomerId'>;
/** One pass through the confirm form; gives at most one attestation. */
export type DraftId = Branded<'DraftId'>;
/** One row of the attestation ledger; the reference an agent can quote. */
export type AttestationId = Branded<'AttestationId'>;
/** One invitation to accept directly, from the moment its e-mail is shown. */
export type InvitationId = Branded<'InvitationId'>;
/** One page of Microsoft's on which a customer accepts, from before Microsoft is asked for it. */
export type LinkId = Branded<'LinkId'>;
/** One customer passed on, once, to those who may confirm. */
export type HandoverId = Branded<'HandoverId'>;
/** One pass through the steps of a new customer; gives at most one customer. */
export type NewCustomerId = Branded<'NewCustomerId'>;
/** One reminder message to one agent. */
export type ReminderMessageId = Branded<'ReminderMessageId'>;
/** A filter of the customer list that an agent has saved. */
export type FilterId = Branded<'FilterId'>;
/** One list of customers with which one thing is done. */
export type BulkListId = Branded<'BulkListId'>;
/** One sign-in that an agent was asked for. Too long to be guessed, because it stands in an address. */
export type SignInId = Branded<'SignInId'>;
/** Partner Center's id of a published agreement text. Case-sensitive. */
export type TemplateId = Branded<'TemplateId'>;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The GUID in canonical lower case, or undefined when the text is none. */
export function parseGuid<Id extends AgentId | CustomerId | DraftId | AttestationId>(text: string): Id | undefined {
  const candidate = text.trim().toLowerCase();
  return guid.test(candidate) ? (candidate as Id) : undefined;
}

/** In whose name Partner Center is called: an agent's, or, for what no agent asked for, that of the service account. */
export type Caller = AgentId | 'service-account';
