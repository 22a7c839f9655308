import { z } from 'zod';
import { contactInputs } from '../../services/agreements/contact-form.ts';
import { boughtAnswers, seesAnswers, throughAnswers } from '../../services/agreements/scenario.ts';
import { languages } from '../../services/conversations/language.ts';
import { forFields } from '../../services/form-fields.ts';
import type {
  CustomerId,
  DraftId,
  HandoverId,
  InvitationId,
  NewCustomerId,
  ReminderMessageId,
} from '../../services/ids.ts';
import { companyFields, countryCode } from '../../services/new-customers/company-form.ts';
import { detailsFields } from '../../services/new-customers/details-form.ts';
import { ownerFilters } from '../../services/reminders/unconfirmed-page.ts';
import { policyFields } from '../../services/reminders/policy/reminder-policy.ts';

const customerId = z.guid().transform((text) => text.toLowerCase() as CustomerId);
/** What a card showed; without it, or with another one, its button shows the current state instead. */
const version = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .optional()
  .catch(undefined);
const draftId = z.guid().transform((text) => text.toLowerCase() as DraftId);
const invitationId = z.guid().transform((text) => text.toLowerCase() as InvitationId);
const handoverId = z.guid().transform((text) => text.toLowerCase() as HandoverId);
const newCustomerId = z.guid().transform((text) => text.toLowerCase() as NewCustomerId);
const language = z.enum(languages);
/** An input that was left empty may be missing, null or a number, depending on the client. */
const typed = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
const inputs = <Name extends string>(names: readonly Name[]) => forFields(names, () => typed);

/** Whatever else was chosen, or nothing, leaves the choice to the customer's own language. */
const letterLanguage = language.optional().catch(undefined);
const letter = { letterLanguage, subject: typed, body: typed };

/** As Microsoft writes it; whether it has a template is not for the card to say. */
const country = z.string().regex(countryCode);
/** A list that nothing was chosen from is asked for again. */
const templateChoice = {
  country: country.optional().catch(undefined),
  templateLanguage: z.enum(['own', 'english']).catch('own'),
};

/** Answers that are none, or do not go together, lead back to the first question. */
const scenarioAnswers = {
  bought: z.enum(boughtAnswers).optional().catch(undefined),
  through: z.enum(throughAnswers).optional().catch(undefined),
  sees: z.enum(seesAnswers).optional().catch(undefined),
};

const messageId = z.guid().transform((text) => text.toLowerCase() as ReminderMessageId);
/** Part of the list of unconfirmed customers; the page counts from 1. */
const listed = { owner: z.enum(ownerFilters), page: z.string().regex(/^[1-9]\d{0,5}$/) };
/** The list that a customer was opened from, to go back to: a reminder, or a page of the unconfirmed customers. */
const openedFrom = {
  messageId: messageId.optional().catch(undefined),
  owner: listed.owner.optional().catch(undefined),
  page: listed.page.optional().catch(undefined),
};
const plan = { neededBy: typed, neededFor: typed, remindOn: typed };

/** For whom a company is invited: an indirect reseller, or the partner itself. */
const invitedFor = z.union([z.guid(), z.literal('own')]);
const chosenReseller = invitedFor.optional().catch(undefined);

/** Everything a card of ours can send: a verb, ids, and on a form what was typed. */
const cardActionSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('status.show'), customerId }),
  z.object({ verb: z.literal('history.show'), customerId }),
  z.object({
    verb: z.literal('attestation.start'),
    customerId,
    again: z.literal('yes').optional().catch(undefined),
  }),
  z.object({ verb: z.literal('attestation.review'), draftId, ...inputs(contactInputs) }),
  z.object({ verb: z.literal('attestation.change'), draftId }),
  z.object({ verb: z.literal('attestation.confirm'), draftId, version }),
  z.object({ verb: z.literal('attestation.cancel'), draftId }),
  z.object({ verb: z.literal('invitation.start'), customerId, letterLanguage }),
  z.object({ verb: z.literal('invitation.send'), customerId, invitationId, ...letter }),
  z.object({ verb: z.literal('invitation.change'), customerId, invitationId, ...letter }),
  z.object({ verb: z.literal('handover.start'), customerId }),
  z.object({ verb: z.literal('handover.send'), customerId, handoverId, note: typed }),
  z.object({ verb: z.literal('handover.show'), handoverId }),
  z.object({ verb: z.literal('handover.take'), handoverId }),
  z.object({ verb: z.literal('handover.giveBack'), handoverId }),
  z.object({ verb: z.literal('handover.close'), handoverId }),
  z.object({ verb: z.literal('template.show'), country, language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/) }),
  z.object({ verb: z.literal('customer.start') }),
  z.object({ verb: z.literal('customer.company'), newCustomerId, ...inputs(companyFields) }),
  z.object({ verb: z.literal('customer.details'), newCustomerId, ...inputs(detailsFields) }),
  z.object({ verb: z.literal('customer.address'), newCustomerId, take: z.enum(['0', '1', '2', 'typed']) }),
  z.object({ verb: z.literal('customer.acceptance'), newCustomerId, road: typed, ...inputs(contactInputs) }),
  z.object({ verb: z.literal('customer.step'), newCustomerId, step: z.enum(['company', 'details', 'acceptance']) }),
  z.object({ verb: z.literal('customer.show'), newCustomerId }),
  z.object({ verb: z.literal('customer.create'), newCustomerId, version }),
  z.object({ verb: z.literal('customer.cancel'), newCustomerId }),
  z.object({ verb: z.literal('customer.noted'), newCustomerId }),
  z.object({ verb: z.literal('customer.attest'), newCustomerId }),
  z.object({ verb: z.literal('customer.change'), newCustomerId }),
  z.object({ verb: z.literal('relation.start'), letterLanguage, resellerId: chosenReseller }),
  z.object({ verb: z.literal('relation.send'), writtenFor: invitedFor, resellerId: chosenReseller, ...letter }),
  z.object({ verb: z.literal('relation.change'), writtenFor: invitedFor, ...letter }),
  z.object({ verb: z.literal('language.choose'), language }),
  z.object({ verb: z.literal('order.check'), customerId }),
  z.object({ verb: z.literal('template.start') }),
  z.object({ verb: z.literal('template.choose'), ...templateChoice }),
  z.object({
    verb: z.literal('scenario.show'),
    customerId: customerId.optional().catch(undefined),
    ...scenarioAnswers,
  }),
  z.object({ verb: z.literal('scenario.confirm') }),
  z.object({ verb: z.literal('scenario.invite') }),
  z.object({ verb: z.literal('reminder.open'), customerId, messageId }),
  z.object({ verb: z.literal('reminder.list'), messageId }),
  z.object({ verb: z.literal('reminder.snooze'), customerId, ...openedFrom }),
  z.object({ verb: z.literal('reminder.mute'), customerId, ...openedFrom }),
  z.object({ verb: z.literal('reminder.unmute'), customerId, ...openedFrom }),
  z.object({ verb: z.literal('reminder.plan'), customerId }),
  z.object({ verb: z.literal('reminder.neededBy'), customerId, ...plan }),
  z.object({ verb: z.literal('reminder.later'), customerId, ...plan }),
  z.object({ verb: z.literal('reminders.show') }),
  z.object({ verb: z.literal('reminders.save'), delivery: typed, pausedUntil: typed }),
  z.object({ verb: z.literal('policy.show') }),
  z.object({ verb: z.literal('policy.save'), ...inputs(policyFields) }),
  z.object({ verb: z.literal('owner.take'), customerId, ...openedFrom }),
  z.object({ verb: z.literal('owner.choose'), customerId }),
  z.object({ verb: z.literal('owner.assign'), customerId, assignee: typed }),
  z.object({ verb: z.literal('unconfirmed.show'), ...listed }),
  z.object({ verb: z.literal('unconfirmed.open'), ...listed, chosen: typed }),
  z.object({ verb: z.literal('report.show') }),
]);

export type CardAction = z.infer<typeof cardActionSchema>;
export type CardVerb = CardAction['verb'];

/** The action, or undefined when the data is none of ours: forged, garbled, or from a card of another version. */
export function parseCardAction(data: unknown): CardAction | undefined {
  const parsed = cardActionSchema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}
