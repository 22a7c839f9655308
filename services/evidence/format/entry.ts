import { z } from 'zod';
import { grounds } from '../../form-fields.ts';

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** Names of things, never words that anybody typed. */
const code = z.string().regex(/^[\w.:/+ -]{1,120}$/);
const day = z.iso.date();
const instant = z.iso.datetime({ precision: 3 });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const publicKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** From where an act came to us. */
export const surfaces = ['personal-chat', 'team', 'group-chat', 'tab', 'api', 'command-line', 'background'] as const;

/**
 * What an entry says of people or in free words stands beside the log; the entry has the salted hash of each part of it
 * (`services/commitment.ts`), so that a part can be erased. A further file is `file-2` and so on.
 */
const partName = z.string().regex(/^(account|agent|contact|company|reason|replaces|reference|note|file(-\d{1,2})?)$/);
const people = z.record(partName, sha256);

/** When, from where, by whom and on whose behalf. */
const act = {
  at: instant,
  /** Of the agent, as the Time Zone Database names it. */
  zone: code.optional(),
  /** Which agent is the part `account`, their name the part `agent`. */
  by: z.enum(['agent', 'operator', 'agreement-desk']),
  /** Whose sign-in Partner Center was called with. */
  as: z.enum(['agent', 'service-account']).optional(),
  surface: z.enum(surfaces),
  requestId: code.optional(),
  correlationId: code.optional(),
  people: people.default({}),
};

/** The position of the entry before about the same customer, so that one left out is missed; none where it is the first. */
const aboutCustomer = { customerId: guid, previous: count.optional() };

const template = z.strictObject({
  id: code,
  country: code.optional(),
  language: code.optional(),
  /** Of the published text that was current. */
  sha256: sha256.optional(),
});

const statement = {
  attestationId: guid,
  acceptedOn: day,
  /** What stood for that day on the wire. */
  dateAgreed: instant,
  template,
};

const outcome = {
  state: z.enum(['recorded', 'already-recorded', 'refused', 'uncertain']),
  refusalCode: code.optional(),
};

const kind = <Kind extends string, Shape extends z.ZodRawShape>(name: Kind, shape: Shape) =>
  z.strictObject({ format: z.literal(1), kind: z.literal(name), ...act, ...shape });

/** From its first request to its end. */
const linkSteps = [
  ...(['making', 'uncertain', 'made', 'failed', 'shown', 'sent', 'sent-taken-back', 'replaced'] as const),
  // The e-mail, where it was sent from the agent's mailbox.
  ...(['mailing', 'mailed', 'mail-refused', 'mail-uncertain'] as const),
  ...(['accepted', 'entered', 'expired', 'refused', 'withdrawn'] as const),
] as const;

/** Every fact that counts, each a kind. A kind is never changed once it is released; another one follows it. */
export const entrySchema = z.discriminatedUnion('kind', [
  // The log itself.
  kind('log-began', { origin: z.string(), publicKey }),
  kind('key-changed', { publicKey, replaces: publicKey }),
  kind('ledger-taken-over', { entries: count }),
  // Confirming.
  kind('attestation-intended', { ...aboutCustomer, ...statement, ground: z.enum(grounds).optional() }),
  kind('attestation-settled', {
    ...aboutCustomer,
    attestationId: guid,
    ...outcome,
    /** `correction`: a later look found what was not there before. */
    how: z.enum(['answer', 'reading-back', 'correction']),
  }),
  /** What the ledger held when this log began: its times are what the ledger says, and nothing older proves them. */
  kind('before-log', {
    ...aboutCustomer,
    ...statement,
    state: z.enum(['intended', ...outcome.state.options]),
    refusalCode: code.optional(),
    intendedAt: instant,
    settledAt: instant.optional(),
    correctedAt: instant.optional(),
  }),
  kind('ground-given', { ...aboutCustomer, attestationId: guid, ground: z.enum(grounds) }),
  kind('file-attached', { ...aboutCustomer, attestationId: guid.optional() }),
  // What became of a customer.
  kind('status-changed', {
    ...aboutCustomer,
    from: z.enum(['direct', 'attested', 'renewal-due', 'none', 'unknown']),
    to: z.enum(['direct', 'attested', 'renewal-due', 'none', 'unknown']),
    acceptedOn: day.optional(),
  }),
  kind('invitation-noted', { ...aboutCustomer, invitationId: guid }),
  kind('invitation-taken-back', { ...aboutCustomer, invitationId: guid }),
  /** A page of Microsoft's on which the customer accepts. Its address is a secret, and its hash proves which page it was. */
  kind('acceptance-link-changed', {
    ...aboutCustomer,
    linkId: guid,
    step: z.enum(linkSteps),
    secretSha256: sha256.optional(),
    expiresAt: instant.optional(),
    refusalCode: code.optional(),
    replaces: guid.optional(),
    attestationId: guid.optional(),
  }),
  kind('acceptance-seen', {
    ...aboutCustomer,
    road: z.enum(['direct', 'attestation']),
    acceptedOn: day.optional(),
    invitationId: guid.optional(),
  }),
  kind('customer-created', {
    ...aboutCustomer,
    newCustomerId: guid,
    how: z.enum(['answer', 'reading-back']),
  }),
  kind('handover-changed', {
    ...aboutCustomer,
    handoverId: guid,
    state: z.enum(['open', 'taken', 'settled', 'closed']),
  }),
  // What Partner Center's own audit records say.
  kind('confirmed-elsewhere', { ...aboutCustomer, auditRecordId: code, acceptedOn: day.optional() }),
  kind('missing-at-partner-center', { ...aboutCustomer, attestationId: guid }),
  // Who may do what, and what was done with this record.
  kind('roles-changed', { roles: z.array(code) }),
  kind('policy-changed', { sha256 }),
  kind('settings-changed', { names: z.array(code), sha256 }),
  /** `size`: of the head that proves an evidence file; `customerIds`: in place of `customerId`, where it is the stories of several. */
  kind('exported', {
    what: z.enum(['evidence-file', 'story', 'audit-report', 'person']),
    customerId: guid.optional(),
    customerIds: z.array(guid).optional(),
    size: count.optional(),
    entries: count,
  }),
  kind('person-erased', { erasureId: guid, withProof: z.boolean() }),
]);

export type Entry = z.infer<typeof entrySchema>;

export type Without<Kind, Names extends string> = Kind extends unknown ? Omit<Kind, Names> : never;

/** A fact as whoever knows it tells it; the log adds what it alone knows. */
export type Fact = Without<Entry, 'format' | 'previous' | 'people'>;

/** Customers have a story; entries about no customer are about the log or the partner. */
export function customerOf(entry: Entry | Fact): string | undefined {
  return 'customerId' in entry && entry.kind !== 'exported' ? entry.customerId : undefined;
}
