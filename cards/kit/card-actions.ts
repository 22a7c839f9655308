import { z } from 'zod';
import { dateOrders } from '../../services/bulk/bulk-list.ts';
import { bulkActs } from '../../services/bulk/list/list-row.ts';
import { contactInputs } from '../../services/agreements/contact-form.ts';
import type { CustomerId } from '../../services/ids.ts';
import { personFields } from '../../services/primary-contact.ts';
import { companyFields } from '../../services/new-customers/company-form.ts';
import { detailsFields } from '../../services/new-customers/details-form.ts';
import { policyFields } from '../../services/reminders/policy/reminder-policy.ts';
import { customerCommands, helpTopics } from '../wording/command-names.ts';
import {
  customerId,
  version,
  attestationId,
  draftId,
  invitationId,
  handoverId,
  newCustomerId,
  language,
  position,
  typed,
  ground,
  inputs,
  letterLanguage,
  linkId,
  tries,
  listId,
  road,
  country,
  templateChoice,
  scenarioAnswers,
  messageId,
  fromMessage,
  listed,
  openedFrom,
  planFrom,
  chosen,
  ticked,
  ofPage,
  inRound,
  plan,
  question,
  chosenReseller,
} from './action-fields.ts';

type Fields = Readonly<Record<string, z.ZodType>>;

/** Where the answer to a press goes: below the card, which stays as it is; else in the card's place. */
const opens = z.literal('below').optional().catch(undefined);

/** A press that sends what was typed: `given` is what the bot puts on the button, `inputs` is what the client adds. */
function form<Verb extends string, Given extends Fields, Inputs extends Fields>(
  verb: Verb,
  given: Given,
  inputs: Inputs,
) {
  const button = z.object({ verb: z.literal(verb), opens, ...given });
  return Object.assign(button.extend(inputs), { button });
}

/** A press that sends nothing but what the bot put on the button. */
function button<Verb extends string, Given extends Fields>(verb: Verb, given: Given) {
  return form(verb, given, {});
}

/** Everything a card of ours can send: a verb, ids, and on a form what was typed. */
const cardActionSchema = z.discriminatedUnion('verb', [
  button('status.show', { customerId }),
  button('shared.show', { customerId }),
  button('history.show', { customerId }),
  button('evidence.show', { customerId, before: position }),
  button('evidence.file', { customerId, format: z.enum(['pdf', 'zip']) }),
  button('audit.show', {}),
  button('audit.file', { format: z.enum(['pdf', 'xlsx']), year: z.string().regex(/^20\d\d$/) }),
  button('ground.start', { attestationId }),
  form('ground.give', { attestationId }, { ground, groundReference: typed }),
  button('attestation.start', { customerId, again: z.literal('yes').optional().catch(undefined), road }),
  form('attestation.review', { draftId }, { ...inputs(contactInputs), reason: typed, ground, groundReference: typed }),
  button('attestation.change', { draftId }),
  button('attestation.again', { draftId }),
  button('attestation.confirm', { draftId, version }),
  button('attestation.cancel', { draftId }),
  button('attestation.show', { draftId }),
  button('link.start', { customerId }),
  form('link.make', { draftId }, { ...inputs(personFields), reason: typed }),
  button('link.change', { draftId }),
  button('link.show', { linkId }),
  button('link.letter', { linkId, letterLanguage }),
  button('link.mail', { linkId, letterLanguage, tries }),
  button('link.sent', { linkId }),
  button('link.takeBack', { linkId }),
  button('link.look', { linkId }),
  button('link.askAgain', { linkId }),
  button('link.renew', { linkId }),
  button('link.withdraw', { linkId }),
  button('link.create', { linkId }),
  button('invitation.start', { customerId, letterLanguage, ...inRound }),
  button('invitation.sent', { customerId, invitationId, ...inRound }),
  button('invitation.takeBack', { customerId, invitationId, ...inRound }),
  button('invitation.skip', { customerId, ...inRound }),
  button('invitation.cancel', { customerId }),
  button('handover.start', { customerId }),
  form('handover.send', { customerId, handoverId }, { note: typed }),
  button('handover.show', { handoverId }),
  button('handover.take', { handoverId }),
  button('handover.giveBack', { handoverId }),
  button('handover.close', { handoverId }),
  button('template.start', {}),
  button('template.show', { country, language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/) }),
  form('template.choose', {}, templateChoice),
  button('customer.start', {}),
  form('customer.company', { newCustomerId }, inputs(companyFields)),
  form('customer.details', { newCustomerId }, inputs(detailsFields)),
  button('customer.address', { newCustomerId, take: z.enum(['0', '1', '2', 'typed']) }),
  form('customer.road', { newCustomerId }, { road: typed }),
  form('customer.acceptance', { newCustomerId }, { road: typed, ...inputs(contactInputs) }),
  button('customer.step', { newCustomerId, step: z.enum(['company', 'details', 'acceptance']) }),
  button('customer.show', { newCustomerId }),
  button('customer.create', { newCustomerId, version }),
  button('customer.cancel', { newCustomerId }),
  button('customer.noted', { newCustomerId }),
  button('customer.attest', { newCustomerId }),
  button('customer.change', { newCustomerId }),
  button('relation.start', { letterLanguage, resellerId: chosenReseller }),
  button('relation.sent', {}),
  button('relation.cancel', {}),
  button('help.show', {
    topic: z
      .enum([...helpTopics, 'more'])
      .optional()
      .catch(undefined),
  }),
  button('role.check', {}),
  button('customer.ask', { command: z.enum(customerCommands) }),
  button('language.show', {}),
  button('language.choose', { language }),
  button('signIn.end', {}),
  button('order.check', { customerId }),
  form('question.answer', question, { chosen: typed }),
  button('question.cancel', {}),
  button('provider.ask', { customerId: customerId.optional().catch(undefined), letterLanguage }),
  button('provider.customers', { page: listed.page }),
  button('scenario.show', { customerId: customerId.optional().catch(undefined), ...scenarioAnswers }),
  button('reminder.open', { customerId, messageId }),
  button('reminder.list', { messageId }),
  button('reminder.snooze', { customerId, ...openedFrom }),
  button('reminder.mute', { customerId, ...openedFrom }),
  button('reminder.unmute', { customerId, ...openedFrom }),
  button('reminder.show', { customerId, ...openedFrom }),
  button('reminder.plan', { customerId, ...planFrom }),
  form('reminder.neededBy', { customerId, ...planFrom }, plan),
  form('reminder.later', { customerId, ...planFrom }, plan),
  button('reminders.show', fromMessage),
  form('reminders.save', fromMessage, { delivery: typed, pausedUntil: typed }),
  button('policy.show', fromMessage),
  form('policy.save', fromMessage, inputs(policyFields)),
  button('owner.take', { customerId, ...openedFrom }),
  button('owner.choose', { customerId, ...openedFrom }),
  form('owner.assign', { customerId, ...openedFrom }, { assignee: typed }),
  button('unconfirmed.show', { ...listed, round: inRound.round }),
  form('unconfirmed.search', listed, { search: typed }),
  form('unconfirmed.choose', { ...listed, ticked, all: ofPage }, { chosen, assignee: typed }),
  form('unconfirmed.assign', { ...listed, ticked }, { chosen, assignee: typed }),
  form('unconfirmed.invite', { ...listed, ticked }, { chosen, assignee: typed }),
  form('unconfirmed.mute', { ...listed, ticked }, { chosen, assignee: typed }),
  button('report.show', {}),
  button('list.show', { listId }),
  button('list.act', { listId, act: z.enum(bulkActs).exclude(['create']) }),
  button('list.dates', { listId, order: z.enum(dateOrders) }),
  button('list.start', { listId }),
  button('list.pause', { listId }),
  button('list.resume', { listId }),
  button('list.stop', { listId }),
]);

type CardActionSchema = (typeof cardActionSchema)['options'][number];

export type CardAction = z.infer<CardActionSchema>;
export type CardVerb = CardAction['verb'];
export type ActionOf<Verb extends CardVerb> = Extract<CardAction, { readonly verb: Verb }>;

/** What a card alone leads to, and no choice of customers. The compiler follows 25 verbs at a time and no more. */
type NeverChosen =
  | `reminder.${'show' | 'snooze' | 'mute' | 'unmute'}`
  | `invitation.${'cancel' | 'skip'}`
  | 'provider.ask'
  | 'shared.show';

/** The verbs that need no more than the id of one customer. */
export type CustomerVerb = {
  [Verb in Exclude<CardVerb, NeverChosen>]: 'customerId' extends keyof ActionOf<Verb>
    ? { readonly verb: Verb; readonly customerId: CustomerId } extends ActionOf<Verb>
      ? Verb
      : never
    : never;
}[Exclude<CardVerb, NeverChosen>];

export const cardVerbs: readonly CardVerb[] = cardActionSchema.options.map(({ shape }) => shape.verb.value);

/** The action, or undefined when the data is none of ours: forged, garbled, or from a card of another version. */
export function parseCardAction(data: unknown): CardAction | undefined {
  const parsed = cardActionSchema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** What the bot puts on a button: a verb and ids. The client adds what was typed. */
export type ButtonData = z.infer<CardActionSchema['button']>;

/** What the templates bind: Action.Execute and its Action.Submit twin are drawn from the same values. */
export interface CardButton {
  readonly title: string;
  readonly verb: CardVerb;
  readonly data: ButtonData;
  readonly style: 'default' | 'positive' | 'destructive';
  /** A secondary one is behind "more" (…). */
  readonly mode: 'primary' | 'secondary';
  /** Whether the inputs of the card are checked and sent along. */
  readonly inputs: 'auto' | 'none';
}

/** A button that looks, changes or goes back. */
export function plainButton(title: string, data: ButtonData): CardButton {
  return { title, verb: data.verb, data, style: 'default', mode: 'primary', inputs: 'none' };
}

/**
 * A button on a card that tells what happened: a receipt, a message of the bot's own. What it opens comes below, because
 * people look up later what stands here.
 */
export function openButton(title: string, data: ButtonData): CardButton {
  return plainButton(title, { ...data, opens: 'below' });
}

/** The one next step that is most useful, or that makes something final; at most one a card, and the first. */
export function primaryButton(title: string, data: ButtonData): CardButton {
  return { ...plainButton(title, data), style: 'positive' };
}

/** A button that ends something, or throws away what was typed; the last of its card. */
export function destructiveButton(title: string, data: ButtonData): CardButton {
  return { ...plainButton(title, data), style: 'destructive' };
}

/** The button that sends what was typed: what a form is there for. */
export function sendButton(title: string, data: ButtonData): CardButton {
  return { ...primaryButton(title, data), inputs: 'auto' };
}

/** A button that takes what was typed along to somewhere else. */
export function carryButton(title: string, data: ButtonData): CardButton {
  return { ...plainButton(title, data), inputs: 'auto' };
}

/** What the templates bind to an Action.Submit: no Execute can open a dialog. */
export interface DialogButton extends Pick<CardButton, 'title' | 'style' | 'mode' | 'inputs'> {
  readonly data: ButtonData & { readonly msteams: { readonly type: 'task/fetch' } };
}

/** A button that opens a dialog, which shows what the press leads to. */
export function dialogButton(title: string, data: ButtonData): DialogButton {
  const { mode, inputs, style } = plainButton(title, data);
  return { title, data: { msteams: { type: 'task/fetch' }, ...data }, style, mode, inputs };
}

/** More buttons than this make a card hard to choose from. */
const mostBeside = 4;

/** Buttons from the most to the least useful: the first is primary, and those at the end are behind "more" where there are many. */
export function ranked([first, ...others]: readonly CardButton[]): readonly CardButton[] {
  return first ? tucked([{ ...first, style: 'positive' }, ...others]) : [];
}

/** The same where nothing is to be done, so that no button is primary. */
export function tucked(buttons: readonly CardButton[]): readonly CardButton[] {
  return buttons.map((button, index) => (index < mostBeside ? button : { ...button, mode: 'secondary' }));
}

/** What a press on a part of a card does. The title is read out, and shown beside the pointer. */
export function selectAction(title: string, data: ButtonData, inputs: CardButton['inputs'] = 'none'): object {
  const action = { title, data, style: 'default', mode: 'primary', associatedInputs: inputs };
  return { type: 'Action.Execute', verb: data.verb, ...action, fallback: { type: 'Action.Submit', ...action } };
}

/** Whether each viewer sees an answer of their own, and the message itself never changes. */
export function isAnsweredAlone(data: unknown): boolean {
  return parseCardAction(data)?.verb === 'shared.show';
}

/** Whether a press leaves its card as it is. */
export function opensBelow(data: unknown): boolean {
  return parseCardAction(data)?.opens === 'below';
}
