import { countryCode } from '../../services/company-address.ts';
import { z } from 'zod';
import { boughtAnswers, seesAnswers, throughAnswers } from '../../services/agreements/scenario.ts';
import { languages } from '../../services/conversations/language.ts';
import { forFields } from '../../services/form-fields.ts';
import type {
  AttestationId,
  BulkListId,
  DraftId,
  HandoverId,
  InvitationId,
  LinkId,
  NewCustomerId,
  ReminderMessageId,
} from '../../services/ids.ts';
import { grounds } from '../../services/form-fields.ts';
import { listFilters, mostChosen } from '../../services/reminders/unconfirmed-page.ts';
import { customerQuestions } from '../wording/command-names.ts';
import { customerId, idsIn } from './customer-ids.ts';

// What may stand in each place of what a card sends. Nothing of it is trusted: it is cut to what is known, or left out.

const id = <Id extends string>() => z.guid().transform((text) => text.toLowerCase() as Id);

export { customerId };
/** What a card showed; without it, or with another one, its button shows the current state instead. */
export const version = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .optional()
  .catch(undefined);
export const attestationId = id<AttestationId>();
export const draftId = id<DraftId>();
export const invitationId = id<InvitationId>();
export const linkId = id<LinkId>();
export const handoverId = id<HandoverId>();
export const listId = id<BulkListId>();
export const newCustomerId = id<NewCustomerId>();
export const language = z.enum(languages);
/** Which of the roads was chosen, where both are offered. */
export const road = z.enum(['classic', 'enhanced']).optional().catch(undefined);
/** An input that was left empty may be missing, null or a number, depending on the client. */
export const typed = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
/** Of an entry of the evidence log; the newest one where it is none. */
export const position = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional()
  .catch(undefined);
/** How many tries the agent knew of. What cannot be read is a number that no try has. */
export const tries = z
  .string()
  .regex(/^\d{1,6}$/)
  .catch('-1');
/** What was not chosen from the list is not said. */
export const ground = z.enum(grounds).or(z.literal('')).catch('');
export const inputs = <Name extends string>(names: readonly Name[]) => forFields(names, () => typed);

/** Whatever else was chosen, or nothing, leaves the choice to the customer's own language. */
export const letterLanguage = language.optional().catch(undefined);

/** As Microsoft writes it; whether it has a template is not for the card to say. */
export const country = z.string().regex(countryCode);
/** A list that nothing was chosen from is asked for again. */
export const templateChoice = {
  country: country.optional().catch(undefined),
  templateLanguage: z.enum(['own', 'english']).catch('own'),
};

/** Answers that are none, or do not go together, lead back to the first question. */
export const scenarioAnswers = {
  bought: z.enum(boughtAnswers).optional().catch(undefined),
  through: z.enum(throughAnswers).optional().catch(undefined),
  sees: z.enum(seesAnswers).optional().catch(undefined),
};

const customerIds = z.string().max(2_000).optional().catch(undefined);

export const messageId = id<ReminderMessageId>();
/** The reminder in whose place a card stands, to go back to. */
export const fromMessage = { messageId: messageId.optional().catch(undefined) };
/** Part of the list of unconfirmed customers; the page counts from 1. */
export const listed = {
  filter: z.enum(listFilters),
  page: z.string().regex(/^[1-9]\d{0,5}$/),
  /** What a search found there. */
  found: customerIds,
  ...fromMessage,
};
/** The list that a customer was opened from, to go back to: a reminder, or a page of the unconfirmed customers. */
export const openedFrom = {
  ...fromMessage,
  filter: listed.filter.optional().catch(undefined),
  page: listed.page.optional().catch(undefined),
  found: customerIds,
};
export const planFrom = { ...openedFrom, back: z.literal('status').optional().catch(undefined) };
/** Customers that are ticked, as a client joins them, or as a press was kept during a sign-in; what is no id is left out. */
export const chosen = z.preprocess(
  (value) => (Array.isArray(value) ? value.join(',') : value),
  typed.transform((text) => idsIn(text, ',').slice(0, mostChosen)),
);
/** Customers that were ticked on other pages. */
export const ticked = customerIds;
/** All that stand on the page are to be ticked. */
export const ofPage = z.literal('yes').optional().catch(undefined);
/** Customers whose letters are gone through, and the list that they were ticked on. */
export const inRound = { round: customerIds, ...openedFrom };
export const plan = { neededBy: typed, neededFor: typed, remindOn: typed };

/** What is asked about the customer that is to be chosen, and the day that was named with it. */
export const question = { command: z.enum(customerQuestions), day: z.iso.date().optional().catch(undefined) };

/** For whom a company is invited: an indirect reseller, or the partner itself. */
export const chosenReseller = z
  .union([z.guid(), z.literal('own')])
  .optional()
  .catch(undefined);
