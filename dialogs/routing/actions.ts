import type { ActionOf, CardAction, CardVerb } from '../../cards/kit/card-actions.ts';
import { idsIn } from '../../cards/kit/customer-ids.ts';
import { listPlace } from '../../cards/reminders/back-link.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { BulkListId, CustomerId, DraftId, HandoverId, LinkId, NewCustomerId } from '../../services/ids.ts';
import type { LinkAct } from '../agreements/link-handler.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Handlers } from './handlers.ts';

type Run<Verb extends CardVerb> = (handlers: Handlers, turn: Turn, action: ActionOf<Verb>) => Promise<Reply> | Reply;

/** All that is said of a verb. */
interface Action<Verb extends CardVerb> {
  readonly run: Run<Verb>;
  /**
   * What Teams gets when it refreshes the card by itself, which must change nothing: `same` where `run` only looks. Without
   * it there is nothing to look at, and the card is out of date.
   */
  readonly refresh?: 'same' | Run<Verb>;
  /** Takes the place of a reminder for good, so that no later news of the reminder is written over it. */
  readonly replacesReminder?: true;
  /** Also works in channels and group chats. */
  readonly isShared?: true;
}

const showStatus = async ({ status, customers }: Handlers, turn: Turn, { customerId }: OfCustomer) =>
  status.show(turn, await customers.getCustomer(turn.agent, customerId));
const showDraft = ({ attestations }: Handlers, turn: Turn, { draftId }: { readonly draftId: DraftId }) =>
  attestations.show(turn, draftId);
const showLink = ({ links }: Handlers, turn: Turn, { linkId }: { readonly linkId: LinkId }) => links.show(turn, linkId);
const showHandover = ({ handovers }: Handlers, turn: Turn, { handoverId }: { readonly handoverId: HandoverId }) =>
  handovers.show(turn, handoverId);
const showNewCustomer = (
  { newCustomers }: Handlers,
  turn: Turn,
  { newCustomerId }: { readonly newCustomerId: NewCustomerId },
) => newCustomers.show(turn, newCustomerId);
const showPlan = ({ reminders }: Handlers, turn: Turn, action: ActionOf<PlanVerb>) => reminders.showPlan(turn, action);
const chooseSeveral = ({ several }: Handlers, turn: Turn, action: ActionOf<SeveralVerb>) =>
  several.choose(turn, action);
const showPolicy = ({ reminderSettings }: Handlers, turn: Turn, action: ActionOf<'policy.show' | 'policy.save'>) =>
  reminderSettings.showPolicy(turn, action);

type PlanVerb = 'reminder.plan' | 'reminder.neededBy' | 'reminder.later';
type SeveralVerb = `unconfirmed.${'choose' | 'assign' | 'invite' | 'mute'}`;

interface OfCustomer {
  readonly customerId: CustomerId;
}

interface OfLink {
  readonly linkId: LinkId;
}

const showList = ({ lists }: Handlers, turn: Turn, ofList: { readonly listId: BulkListId }) => lists.show(turn, ofList);

function onList(act: 'start' | 'pause' | 'resume' | 'stop') {
  return {
    run: ({ lists }: Handlers, turn: Turn, { listId }: { readonly listId: BulkListId }) =>
      lists.move(turn, act, listId),
    refresh: showList,
  } as const;
}

/** Does something about a link, and shows what came of it. */
function onLink(act: LinkAct) {
  return {
    run: ({ links }: Handlers, turn: Turn, { linkId }: OfLink) => links.act(turn, linkId, act),
    refresh: showLink,
    replacesReminder: true,
  } as const;
}

/** Each verb that a card can send. Nothing here trusts the card: services check who may. */
export const actions: { readonly [Verb in CardVerb]: Action<Verb> } = {
  'status.show': { run: showStatus, refresh: 'same', replacesReminder: true, isShared: true },
  'shared.show': {
    run: ({ sharedStatus }, turn, { customerId }) => sharedStatus.show(turn, customerId),
    refresh: 'same',
    isShared: true,
  },
  'history.show': {
    run: async ({ status, customers }, turn, { customerId }) =>
      status.history(turn, await customers.getCustomer(turn.agent, customerId)),
    refresh: 'same',
    replacesReminder: true,
  },
  'evidence.show': { run: ({ evidence }, turn, action) => evidence.open(turn, action), refresh: 'same' },
  'evidence.file': { run: ({ files }, turn, action) => files.offer(turn, action), refresh: 'same' },
  'audit.show': { run: ({ files }, turn) => files.showReports(turn), refresh: 'same' },
  'audit.file': { run: ({ files }, turn, action) => files.offer(turn, action), refresh: 'same' },
  'ground.start': {
    run: ({ grounds }, turn, { attestationId }) => grounds.start(turn, attestationId),
    refresh: 'same',
  },
  'ground.give': {
    run: ({ grounds }, turn, action) => grounds.give(turn, action),
    refresh: ({ grounds }, turn, { attestationId }) => grounds.start(turn, attestationId),
  },
  'attestation.start': {
    run: ({ attestations }, turn, action) => attestations.start(turn, action),
    refresh: showStatus,
    replacesReminder: true,
  },
  'attestation.review': {
    run: ({ attestations }, turn, action) => attestations.review(turn, action),
    refresh: showDraft,
  },
  'attestation.change': {
    run: ({ attestations }, turn, { draftId }) => attestations.change(turn, draftId),
    refresh: showDraft,
  },
  'attestation.again': {
    run: ({ attestations }, turn, { draftId }) => attestations.askReason(turn, draftId),
    refresh: showDraft,
  },
  'attestation.confirm': {
    run: ({ attestations }, turn, action) => attestations.confirm(turn, action),
    refresh: showDraft,
  },
  'attestation.cancel': {
    run: ({ attestations }, turn, { draftId }) => attestations.cancel(turn, draftId),
    refresh: showDraft,
  },
  'attestation.show': { run: showDraft, refresh: 'same' },
  'link.start': {
    run: async ({ links, customers }, turn, { customerId }) =>
      links.startFor(turn, await customers.getCustomer(turn.agent, customerId)),
    refresh: showStatus,
    replacesReminder: true,
  },
  'link.make': { run: ({ links }, turn, action) => links.make(turn, action), refresh: showDraft },
  'link.change': { run: ({ links }, turn, { draftId }) => links.change(turn, draftId), refresh: showDraft },
  'link.show': { run: showLink, refresh: 'same' },
  // Shown to whoever pressed, and not to whoever opens the chat later.
  'link.letter': { run: ({ links }, turn, action) => links.letter(turn, action), refresh: showLink },
  'link.mail': { run: ({ links }, turn, action) => links.mail(turn, action), refresh: showLink },
  'link.sent': onLink('markSent'),
  'link.takeBack': onLink('takeSentBack'),
  'link.look': onLink('refresh'),
  'link.askAgain': onLink('tryAgain'),
  'link.renew': onLink('renew'),
  'link.withdraw': onLink('withdraw'),
  'link.create': onLink('createAgreement'),
  'invitation.start': {
    run: ({ invitations }, turn, action) => invitations.start(turn, action),
    refresh: 'same',
    replacesReminder: true,
  },
  'invitation.sent': { run: ({ invitations }, turn, action) => invitations.sent(turn, action), refresh: showStatus },
  'invitation.takeBack': {
    run: ({ invitations }, turn, action) => invitations.takeBack(turn, action),
    refresh: showStatus,
  },
  'invitation.skip': { run: ({ invitations }, turn, action) => invitations.skip(turn, action), refresh: 'same' },
  'invitation.cancel': { run: ({ invitations }, turn, action) => invitations.cancel(turn, action), refresh: 'same' },
  'handover.start': {
    run: ({ handovers }, turn, { customerId }) => handovers.start(turn, customerId),
    refresh: 'same',
    replacesReminder: true,
  },
  'handover.send': { run: ({ handovers }, turn, action) => handovers.send(turn, action), refresh: showHandover },
  'handover.show': { run: showHandover, refresh: 'same' },
  'handover.take': {
    run: ({ handovers }, turn, { handoverId }) => handovers.take(turn, handoverId),
    refresh: showHandover,
  },
  'handover.giveBack': {
    run: ({ handovers }, turn, { handoverId }) => handovers.giveBack(turn, handoverId),
    refresh: showHandover,
  },
  'handover.close': {
    run: ({ handovers }, turn, { handoverId }) => handovers.close(turn, handoverId),
    refresh: showHandover,
  },
  'template.start': { run: ({ templates }, turn) => templates.start(turn), refresh: 'same' },
  'template.show': { run: ({ templates }, turn, place) => templates.show(turn, place), refresh: 'same' },
  'template.choose': { run: ({ templates }, turn, choice) => templates.choose(turn, choice), refresh: 'same' },
  'customer.start': { run: ({ newCustomers }, turn) => newCustomers.start(turn) },
  'customer.company': {
    run: ({ newCustomers }, turn, action) => newCustomers.saveCompany(turn, action),
    refresh: showNewCustomer,
  },
  'customer.details': {
    run: ({ newCustomers }, turn, action) => newCustomers.saveDetails(turn, action),
    refresh: showNewCustomer,
  },
  'customer.address': {
    run: ({ newCustomers }, turn, action) => newCustomers.settleAddress(turn, action),
    refresh: showNewCustomer,
  },
  'customer.road': {
    run: ({ newCustomers }, turn, action) => newCustomers.chooseRoad(turn, action),
    refresh: showNewCustomer,
  },
  'customer.acceptance': {
    run: ({ newCustomers }, turn, action) => newCustomers.saveAcceptance(turn, action),
    refresh: showNewCustomer,
  },
  'customer.step': {
    run: ({ newCustomers }, turn, action) => newCustomers.goTo(turn, action),
    refresh: showNewCustomer,
  },
  'customer.show': { run: showNewCustomer, refresh: 'same' },
  'customer.create': {
    run: ({ newCustomers }, turn, action) => newCustomers.create(turn, action),
    refresh: showNewCustomer,
  },
  'customer.cancel': {
    run: ({ newCustomers }, turn, { newCustomerId }) => newCustomers.cancel(turn, newCustomerId),
    refresh: showNewCustomer,
  },
  'customer.noted': { run: showNewCustomer, refresh: 'same' },
  'customer.attest': {
    run: ({ newCustomers }, turn, { newCustomerId }) => newCustomers.attest(turn, newCustomerId),
    refresh: showNewCustomer,
  },
  'customer.change': {
    run: ({ newCustomers }, turn, { newCustomerId }) => newCustomers.startAgain(turn, newCustomerId),
    refresh: showNewCustomer,
  },
  'relation.start': { run: ({ relationships }, turn, chosen) => relationships.start(turn, chosen), refresh: 'same' },
  'relation.sent': {
    run: ({ relationships }, turn) => relationships.sent(turn),
    refresh: ({ relationships }, turn) => relationships.start(turn),
  },
  'relation.cancel': { run: ({ relationships }, turn) => relationships.cancel(turn), refresh: 'same' },
  'help.show': { run: ({ general }, turn, { topic }) => general.help(turn, topic), refresh: 'same', isShared: true },
  'role.check': { run: ({ general }, turn) => general.checkRole(turn), refresh: 'same', isShared: true },
  'customer.ask': { run: ({ questions }, turn, asked) => questions.ask(turn, asked), refresh: 'same' },
  'language.show': { run: ({ general }, turn) => general.language(turn, ''), refresh: 'same' },
  'language.choose': { run: ({ general }, turn, { language }) => general.chooseLanguage(turn, language) },
  'signIn.end': { run: ({ signIns }, turn) => signIns.signOut(turn) },
  'order.check': {
    run: async ({ orders, customers }, turn, { customerId }) =>
      orders.check(turn, await customers.getCustomer(turn.agent, customerId)),
    refresh: 'same',
    replacesReminder: true,
  },
  'question.answer': {
    run: ({ questions }, turn, action) => questions.answer(turn, action),
    refresh: ({ questions }, turn, action) => questions.ask(turn, action),
  },
  'question.cancel': { run: ({ general }, turn) => general.cancelled(turn, true), refresh: 'same' },
  'provider.ask': { run: ({ providers }, turn, action) => providers.ask(turn, action), refresh: 'same' },
  'provider.customers': { run: ({ providers }, turn, { page }) => providers.list(turn, Number(page)), refresh: 'same' },
  'scenario.show': { run: ({ scenarios }, turn, action) => scenarios.show(turn, action), refresh: 'same' },
  'reminder.open': { run: ({ reminders }, turn, action) => reminders.open(turn, action), refresh: 'same' },
  'reminder.list': { run: ({ reminders }, turn, { messageId }) => reminders.list(turn, messageId), refresh: 'same' },
  'reminder.snooze': { run: ({ reminders }, turn, action) => reminders.snooze(turn, action), refresh: showStatus },
  'reminder.mute': { run: ({ reminders }, turn, action) => reminders.mute(turn, action), refresh: showStatus },
  'reminder.unmute': { run: ({ reminders }, turn, action) => reminders.unmute(turn, action), refresh: showStatus },
  'reminder.show': { run: ({ reminders }, turn, action) => reminders.showAgain(turn, action), refresh: 'same' },
  'reminder.plan': { run: showPlan, refresh: 'same', replacesReminder: true },
  'reminder.neededBy': {
    run: ({ reminders }, turn, action) => reminders.saveNeededBy(turn, action),
    refresh: showPlan,
  },
  'reminder.later': { run: ({ reminders }, turn, action) => reminders.saveLater(turn, action), refresh: showPlan },
  'reminders.show': {
    run: ({ reminderSettings }, turn, { messageId }) => reminderSettings.show(turn, messageId),
    refresh: 'same',
    replacesReminder: true,
  },
  'reminders.save': {
    run: ({ reminderSettings }, turn, action) => reminderSettings.save(turn, action),
    refresh: ({ reminderSettings }, turn, { messageId }) => reminderSettings.show(turn, messageId),
  },
  'policy.show': { run: showPolicy, refresh: 'same' },
  'policy.save': {
    run: ({ reminderSettings }, turn, action) => reminderSettings.savePolicy(turn, action),
    refresh: showPolicy,
  },
  'owner.take': { run: ({ owners }, turn, action) => owners.take(turn, action), refresh: showStatus },
  'owner.choose': {
    run: ({ owners }, turn, action) => owners.ask(turn, action),
    refresh: 'same',
    replacesReminder: true,
  },
  'owner.assign': {
    run: ({ owners }, turn, action) => owners.assign(turn, action),
    refresh: ({ owners }, turn, action) => owners.ask(turn, action),
  },
  'unconfirmed.show': {
    isShared: true,
    run: ({ unconfirmed, several }, turn, action) =>
      action.round === undefined
        ? unconfirmed.list(turn, listPlace(action))
        : several.showInvited(turn, idsIn(action.round), listPlace(action)),
    refresh: 'same',
    replacesReminder: true,
  },
  'unconfirmed.search': { run: ({ unconfirmed }, turn, action) => unconfirmed.search(turn, action), refresh: 'same' },
  'unconfirmed.choose': { run: chooseSeveral, refresh: 'same' },
  'unconfirmed.assign': { run: ({ several }, turn, action) => several.assign(turn, action), refresh: chooseSeveral },
  'unconfirmed.invite': { run: ({ several }, turn, action) => several.invite(turn, action), refresh: 'same' },
  'unconfirmed.mute': { run: ({ several }, turn, action) => several.mute(turn, action), refresh: chooseSeveral },
  'list.show': { run: showList, refresh: 'same' },
  'list.act': { run: ({ lists }, turn, action) => lists.chooseAct(turn, action), refresh: showList },
  'list.dates': { run: ({ lists }, turn, action) => lists.chooseDates(turn, action), refresh: showList },
  'list.start': onList('start'),
  'list.pause': onList('pause'),
  'list.resume': onList('resume'),
  'list.stop': onList('stop'),
  'report.show': { run: ({ reports }, turn) => reports.show(turn), refresh: 'same' },
};

/** Does what a card asks for. Undefined is a card of another version, or forged. */
export async function runAction(handlers: Handlers, turn: Turn, action: CardAction | undefined): Promise<Reply> {
  return action ? run(action.verb, { handlers, turn, action }) : reply(outdatedCard({ language: turn.language }));
}

async function run<Verb extends CardVerb>(verb: Verb, press: Press<Verb>): Promise<Reply> {
  const { handlers, turn, action } = press;
  const { run, refresh, replacesReminder, isShared }: Action<Verb> = actions[verb];
  const customerId = 'customerId' in action ? action.customerId : undefined;
  if (!turn.isPersonal && !isShared) return handlers.general.privateOnly(turn);
  if (turn.isAutomatic && refresh === undefined) return reply(outdatedCard({ language: turn.language, customerId }));
  if (turn.isAutomatic && refresh !== undefined && refresh !== 'same') return refresh(handlers, turn, action);
  if (!turn.isAutomatic && replacesReminder) await handlers.reminders.detachCard(turn);
  return run(handlers, turn, action);
}

interface Press<Verb extends CardVerb> {
  readonly handlers: Handlers;
  readonly turn: Turn;
  readonly action: ActionOf<Verb>;
}
