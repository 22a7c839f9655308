import { agreementStatusCard } from '../../../cards/agreements/agreement-status-card.ts';
import { attestationCancelledCard } from '../../../cards/kit/notice-cards.ts';
import { attestationFormCard } from '../../../cards/agreements/attestation-form-card.ts';
import { attestationReceiptCard, receiptBelowCard } from '../../../cards/agreements/attestation-receipt-card.ts';
import { attestationReviewCard } from '../../../cards/agreements/attestation-review-card.ts';
import { whichCustomerCard } from '../../../cards/customers/which-customer-card.ts';
import { customerQuestions } from '../../../cards/wording/command-names.ts';
import { historyCard } from '../../../cards/agreements/history-card.ts';
import {
  invitationCancelledCard,
  invitationCard,
  invitationSentCard,
} from '../../../cards/invitations/invitation-card.ts';
import { customerPlace, pageLink } from '../../../cards/kit/page-link.ts';
import { notAllowedCard } from '../../../cards/kit/not-allowed-card.ts';
import { failedCard } from '../../../cards/kit/notice-cards.ts';
import * as notices from '../../../cards/kit/notice-cards.ts';
import { invitationLetter } from '../../../cards/invitations/letters.ts';
import type { Acceptance } from '../../../services/agreements/acceptance.ts';
import {
  type ConfirmForm,
  emptyConfirmForm,
  longestGroundReference,
  longestReason,
} from '../../../services/agreements/confirm-form.ts';
import type { LedgerEntry } from '../../../services/agreements/ledger/ledger-entry.ts';
import { linkStates } from '../../../services/agreements/links/acceptance-link.ts';
import type { Held, Obstacle } from '../../../services/agreements/standing.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { Language, LanguageTag } from '../../../services/conversations/language.ts';
import type {
  AgentId,
  AttestationId,
  CustomerId,
  DraftId,
  InvitationId,
  LinkId,
  TemplateId,
} from '../../../services/ids.ts';
import type { Capability, OfferedRoads } from '../../../services/identity/capabilities.ts';
import { type Letter, acceptanceLink } from '../../../services/invitations/letter.ts';
import type { Invitation } from '../../../services/invitations/invitation.ts';
import type { CardSample } from './card-sample.ts';
import type { SampleWords } from './card-sample-words.ts';
import { listSamples } from './samples/list-card-samples.ts';
import { handoverSamples } from './samples/handover-card-samples.ts';
import { handedOverSample, knownSample, linkedSample, openSample } from './samples/own-records-sample.ts';
import { invitationNewsSamples } from './samples/invitation-news-card-samples.ts';
import { linkSamples } from './samples/link-card-samples.ts';
import { failureReasons } from './card-sample.ts';
import { orderSamples } from './samples/order-card-samples.ts';
import { conversationSamples } from './samples/conversation-card-samples.ts';
import { providerSamples } from './samples/provider-card-samples.ts';
import { scenarioSamples } from './samples/scenario-card-samples.ts';
import { templateSamples } from './samples/template-card-samples.ts';
import { attachedSamples, fileSamples, groundFormSamples, storySamples } from '../pages/story-samples.ts';
import { reportSamples } from './samples/report-card-samples.ts';
import { reminderSamples } from './samples/reminder-card-samples.ts';
import { unconfirmedSamples } from './samples/unconfirmed-card-samples.ts';
import { newCustomerSamples } from './samples/new-customer-card-samples.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const otherCustomerId = '5b2a6f51-3c6e-4d6a-9d0e-6f4c53a7e7b2' as CustomerId;
const draftId = '3f1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d10' as DraftId;
const attestationId = '8d3c2b1a-7e6f-4a5b-9c8d-1e2f3a4b5c6d' as AttestationId;
const invitationId = '4b7d1c9e-2a3f-4e5d-8c6b-0a1b2c3d4e5f' as InvitationId;
const linkId = '6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as LinkId;
const templateId = '998b88de-aa99-4388-a42c-1b3517d49490' as TemplateId;
const timeZone = 'Europe/Stockholm';
const reference = 'b6a4c1f7-d103-4f1f-9f4e-5f5b4e0c8a3e';
const readAt = new Date('2026-03-09T13:05:00Z');
const privateChatUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:agreement-desk';
const today = '2026-03-09' as CalendarDay;

/** Every card in each of its states, with these words of other people's on it. */
export function cardSamples(words: SampleWords): readonly CardSample[] {
  return [
    ...conversationSamples(words),
    ...chooseSamples(words),
    ...statusSamples(words),
    ...formSamples(words),
    ...receiptSamples(words),
    ...historySamples(words),
    ...invitationSamples(words),
    ...handoverSamples(words),
    ...invitationNewsSamples(words),
    ...linkSamples(words),
    ...providerSamples(words, invitationOf(words)),
    ...otherSamples(),
    ...notAllowedSamples(words),
    ...failureSamples(words),
    ...orderSamples(words),
    ...templateSamples(words),
    ...scenarioSamples(words),
    ...reminderSamples(words),
    ...unconfirmedSamples(words),
    ...newCustomerSamples(words, (outcome) => entryOf(words, outcome)),
    ...reportSamples(words),
    ...storySamples(words),
    ...attachedSamples(words),
    ...groundFormSamples(words),
    ...fileSamples(),
    ...listSamples(words),
  ];
}

function chooseSamples(words: SampleWords): readonly CardSample[] {
  const one = { customerId, companyName: words.companyName, domain: words.domain };
  const other = { ...one, customerId: otherCustomerId, companyName: words.otherCompanyName };
  const twins = [one, { ...one, customerId: otherCustomerId }];
  const statuses = ['none', 'renewal-due', 'attested', 'direct', 'unknown'] as const;
  const nothing = { acceptedOn: undefined, unconfirmedSince: undefined, readAt: undefined };
  const suggested = statuses.map((status) => ({ ...one, ...nothing, status }));
  const sought = { words: words.typed, customers: [one, other], hasMore: false, verb: 'status.show' } as const;
  const asked = { command: 'status', suggested, isPersonal: true } as const;
  const which = (name: string, data: Partial<Parameters<typeof whichCustomerCard>[0]>): CardSample => ({
    name: `whichCustomerCard: ${name}`,
    card: (language) => whichCustomerCard({ ...asked, ...data, language }),
  });
  return [
    ...customerQuestions.map((command) => which(command, { command })),
    which('nobody to suggest', { suggested: [] }),
    which('nothing chosen', { isMissing: true }),
    which('refused order', { command: 'order', isRefused: true }),
    which('none found', { sought: { ...sought, customers: [] } }),
    which('one', { sought: { ...sought, customers: [one] } }),
    which('two', { sought }),
    which('same name', { command: 'history', sought: { ...sought, customers: twins, verb: 'history.show' } }),
    which('too many', {
      command: 'remind',
      day: '2026-03-03',
      sought: { ...sought, customers: [one, other, one, other, one] },
    }),
    which('in a channel, two', { isPersonal: false, sought }),
    which('in a channel, none found', { isPersonal: false, sought: { ...sought, customers: [] } }),
  ];
}

type StatusPlace = Pick<
  Parameters<typeof agreementStatusCard>[0],
  'offers' | 'invitation' | 'isPersonal' | 'known' | 'wanted'
>;

function statusSamples(words: SampleWords): readonly CardSample[] {
  const attestation = {
    contact: contactOf(words),
    acceptedOn: '2026-01-31' as CalendarDay,
    acceptedAt: new Date('2026-01-31T00:00:00Z'),
    templateId,
  };
  const inChannel = { offers: { attest: false, invite: false, handOver: false }, isPersonal: false };
  const old = { ...attestation, acceptedOn: '2022-06-15' as CalendarDay };
  const renewalDue: Acceptance = { kind: 'renewal-due', attestation: old, cutoff: '2023-04-01' as CalendarDay };
  const sample = (name: string, acceptance: Acceptance, place: Partial<StatusPlace> = {}): CardSample => ({
    name: `agreementStatusCard: ${name}`,
    card: (language) =>
      agreementStatusCard({
        language,
        timeZone,
        customer: { customerId, companyName: words.companyName, domain: words.domain },
        acceptance,
        readAt,
        offers: { attest: true, invite: true, handOver: false },
        isPersonal: true,
        ...place,
      }),
  });
  return [
    sample('direct', { kind: 'direct' }),
    sample('direct, to be invited', { kind: 'direct' }, { wanted: 'invite' }),
    sample('direct, to be handed over', { kind: 'direct' }, { wanted: 'handOver' }),
    sample('attested', { kind: 'attested', attestation }),
    sample('attested, to be invited', { kind: 'attested', attestation }, { wanted: 'invite' }),
    sample('attested, to be handed over', { kind: 'attested', attestation }, { wanted: 'handOver' }),
    sample('attested, in a channel', { kind: 'attested', attestation }, inChannel),
    sample('renewal due', renewalDue),
    sample('none', { kind: 'none' }),
    sample('none, may not confirm', { kind: 'none' }, { offers: { attest: false, invite: false, handOver: false } }),
    sample('none, may hand over', { kind: 'none' }, { offers: { attest: false, invite: false, handOver: true } }),
    sample('none, invited', { kind: 'none' }, { invitation: invitationOf(words) }),
    sample('none, invited, in a channel', { kind: 'none' }, { ...inChannel, invitation: invitationOf(words) }),
    sample('none, in a channel', { kind: 'none' }, inChannel),
    sample('none, all that is known', { kind: 'none' }, { ...openSample(words), invitation: invitationOf(words) }),
    sample('none, handed over', { kind: 'none' }, handedOverSample(words)),
    ...linkStates.map((state) => sample(`none, link ${state}`, { kind: 'none' }, linkedSample(words, state))),
    sample('attested, no link needed', { kind: 'attested', attestation }, { wanted: 'link' }),
    sample('direct, no link needed', { kind: 'direct' }, { wanted: 'link' }),
    sample('attested by a colleague', { kind: 'attested', attestation }, knownSample(words)),
    sample('renewal due, all that is known', renewalDue, knownSample(words)),
    sample('none, known, in a channel', { kind: 'none' }, { ...openSample(words), ...inChannel }),
    onPage(sample('none, with the page', { kind: 'none' })),
    ...failureReasons.map((reason) => sample(`unknown, ${reason}`, { kind: 'unknown', reason })),
  ];
}

const noGround = { ground: undefined, groundReference: undefined };
/** Its handler adds the link to the page. */
function onPage({ name, card }: CardSample): CardSample {
  const link = pageLink('6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c');
  return { name, card: (language) => link(card(language), customerPlace({ customerId }), language) };
}

function formSamples(words: SampleWords): readonly CardSample[] {
  const { companyName } = words;
  const contact = contactOf(words);
  const full = { ...emptyConfirmForm, ...contact, acceptedOn: '2026-02-28' };
  const base = { timeZone, draftId, companyName, today };
  const sample = (name: string, form: ConfirmForm, more: Partial<Parameters<typeof attestationFormCard>[0]> = {}) => ({
    name: `attestationFormCard: ${name}`,
    card: (language: Language) => attestationFormCard({ ...base, language, form, problems: {}, ...more }),
  });
  const missing = { firstName: 'missing', lastName: 'missing', email: 'missing', acceptedOn: 'missing' } as const;
  const wrong = {
    firstName: 'too-long',
    email: 'not-an-email',
    phoneNumber: 'not-a-phone-number',
    acceptedOn: 'not-a-date',
  } as const;
  const acceptedOn = '2026-02-28' as CalendarDay;
  const review = (
    name: string,
    phoneNumber: string | undefined,
    obstacle?: Obstacle,
    before: Partial<Parameters<typeof attestationReviewCard>[0]> = {},
  ): CardSample => ({
    name: `attestationReviewCard: ${name}`,
    card: (language) => {
      const acceptedBy = { contact: { ...contact, phoneNumber }, acceptedOn };
      const draft = { draftId, version: '0123456789abcdef', customerId, companyName, acceptedBy };
      const nothing = { held: undefined, reason: '', lacksReason: false, given: noGround };
      return attestationReviewCard({ language, timeZone, ...draft, obstacle, ...nothing, ...before });
    },
  });
  const confirmed = { ...entryOf(words, { state: 'recorded' }), contact };
  const held: Held = { acceptedBy: confirmed, by: confirmed, isRenewalDue: false };
  const elsewhere: Held = { ...held, by: undefined, acceptedBy: { contact, acceptedOn: '2022-06-15' as CalendarDay } };
  const again = { asksReason: true, held } as const;
  const reason = words.typed.slice(0, longestReason);
  const groundReference = words.typed.slice(0, longestGroundReference);
  return [
    sample('empty', emptyConfirmForm),
    sample('prefilled', full),
    sample('ground', { ...full, ground: 'order', groundReference }),
    sample(
      'ground, too long',
      { ...full, groundReference: words.typed },
      { problems: { groundReference: 'too-long' } },
    ),
    sample('unchecked', full, { isUnchecked: true }),
    sample('again', full, again),
    sample('again, confirmed elsewhere', { ...full, reason }, { ...again, held: elsewhere }),
    sample('again, nothing entered', emptyConfirmForm, { ...again, problems: { ...missing, reason: 'missing' } }),
    sample('nothing entered', emptyConfirmForm, { problems: missing }),
    sample('all wrong', { ...full, acceptedOn: words.typed }, { problems: wrong }),
    sample('future', { ...full, acceptedOn: '2026-03-10' }, { problems: { acceptedOn: 'in-the-future' } }),
    sample('long ago', { ...full, acceptedOn: '1999-01-01' }, { problems: { acceptedOn: 'before-the-agreement' } }),
    review('all given', contact.phoneNumber),
    review('ground', contact.phoneNumber, undefined, { given: { ground: 'signed-copy', groundReference } }),
    review('no phone', undefined),
    review('being confirmed', undefined, { kind: 'underway', entry: entryOf(words, { state: 'uncertain' }) }),
    review('confirmed meanwhile', undefined, { kind: 'confirmed' }, { held, lacksReason: true }),
    review('confirmed elsewhere', undefined, { kind: 'confirmed' }, { held: elsewhere, lacksReason: true }),
    review('again', undefined, undefined, { held, reason }),
    review('again, same person', contact.phoneNumber, undefined, { held: elsewhere, reason }),
    review('accepted directly', undefined, { kind: 'direct' }),
    review('unchecked', undefined, { kind: 'unchecked', reason: 'trouble' }),
    {
      name: 'attestationCancelledCard',
      card: (language) => attestationCancelledCard({ language, customerId, companyName }),
    },
  ];
}

function receiptSamples(words: SampleWords): readonly CardSample[] {
  const sample = (name: string, entry: LedgerEntry): CardSample => ({
    name: `attestationReceiptCard: ${name}`,
    card: (language) => attestationReceiptCard({ language, timeZone, entry }),
  });
  return [
    ...outcomes.map(([name, outcome]) => sample(name, entryOf(words, outcome))),
    ...outcomes.map(([name, outcome]) => ({
      name: `receiptBelowCard: ${name}`,
      card: (language: LanguageTag) => receiptBelowCard({ language, entry: entryOf(words, outcome) }),
    })),
    sample('corrected', correctedEntryOf(words)),
    sample('again', replacingEntryOf(words)),
    sample('erased', erasedEntryOf(words)),
    sample('by a link', { ...entryOf(words, { state: 'recorded' }), linkId }),
    {
      name: 'attestationReceiptCard: refused, retired, may be by a link',
      card: (language) => {
        const entry = entryOf(words, { state: 'refused', refusalCode: 'http-410', reason: 'retired' });
        return attestationReceiptCard({ language, timeZone, entry, offersLink: true });
      },
    },
    {
      name: 'attestationReceiptCard: by the service account',
      card: (language) => {
        const entry = entryOf(words, { state: 'recorded' });
        return attestationReceiptCard({ language, timeZone, entry, account: words.agentName });
      },
    },
  ];
}

function laterGroundOf(words: SampleWords) {
  const at = new Date('2026-03-12T09:00:00Z');
  const said = { ground: 'e-mail', groundReference: words.typed.slice(0, 120) } as const;
  return { ...said, at, by: undefined, agentName: words.agentName };
}

function historySamples(words: SampleWords): readonly CardSample[] {
  const customer = { customerId, companyName: words.companyName };
  const entries = outcomes.map(([, outcome]) => entryOf(words, outcome)).slice(0, 8);
  const sample = (name: string, rows: readonly (LedgerEntry | Invitation)[], hasMore: boolean): CardSample => ({
    name: `historyCard: ${name}`,
    card: (language) => historyCard({ language, timeZone, customer, entries: rows, hasMore }),
  });
  return [
    sample('empty', [], false),
    sample('one', entries.slice(1, 2), false),
    sample(
      'a basis added later',
      entries.slice(1, 2).map((entry) => ({ ...entry, laterGround: laterGroundOf(words) })),
      false,
    ),
    sample('invited', [invitationOf(words), ...entries.slice(1, 2)], false),
    sample('corrected', [correctedEntryOf(words)], false),
    sample('erased', [erasedEntryOf(words)], false),
    sample(
      'again',
      Array.from({ length: 8 }, () => replacingEntryOf(words)),
      true,
    ),
    sample('eight and more', entries, true),
  ];
}

function invitationSamples(words: SampleWords): readonly CardSample[] {
  const { companyName, domain, email } = words;
  const invitation = invitationOf(words);
  const customer = { customerId, companyName, domain };
  const round = [
    otherCustomerId,
    customerId,
    ...Array.from({ length: 18 }, (_, index) => customerId.replace(/^0c/, String(10 + index)) as CustomerId),
  ];
  const letter = (name: string, data: Partial<Parameters<typeof invitationCard>[0]>): CardSample => ({
    name: `invitationCard: ${name}`,
    card: (language) =>
      invitationCard({
        language,
        timeZone,
        invitationId,
        customer,
        recipient: email,
        last: undefined,
        isFollowed: true,
        letterLanguage: language,
        letter: letterOf(words, language),
        ...data,
      }),
  });
  return [
    letter('fresh', {}),
    letter('of a reseller', { isFollowed: false }),
    letter('invited before', { last: invitation, letterLanguage: 'zh-Hans', recipient: undefined }),
    letter('the second of twenty, after one was noted', {
      round: { customerIds: round, place: { filter: 'nobody', page: 1 } },
      news: { kind: 'sent', invitation },
    }),
    letter('taken back', { news: { kind: 'taken-back', companyName } }),
    letter('too long to open', { letter: { subject: words.typed.slice(0, 200), body: 'and so on '.repeat(500) } }),
    { name: 'invitationSentCard', card: (language) => invitationSentCard({ language, timeZone, invitation }) },
    {
      name: 'invitationSentCard: of a reseller',
      card: (language) =>
        invitationSentCard({ language, timeZone, invitation: { ...invitation, followUp: undefined } }),
    },
    { name: 'invitationCancelledCard', card: (language) => invitationCancelledCard({ language, customer }) },
  ];
}

function otherSamples(): readonly CardSample[] {
  return [
    { name: 'noFilesCard', card: (language) => notices.noFilesCard({ language }) },
    { name: 'outdatedCard', card: (language) => notices.outdatedCard({ language }) },
    { name: 'privateOnlyCard', card: (language) => notices.privateOnlyCard({ language, deepLink: privateChatUrl }) },
    { name: 'tooManyCard', card: (language) => notices.tooManyCard({ language, seconds: 20 }) },
    { name: 'tooManyCard: soon over', card: (language) => notices.tooManyCard({ language, seconds: 1 }) },
    { name: 'workingCard', card: (language) => notices.workingCard({ language }) },
    { name: 'questionCancelledCard', card: (language) => notices.questionCancelledCard({ language }) },
    { name: 'nothingToCancelCard', card: (language) => notices.nothingToCancelCard({ language }) },
  ];
}

function notAllowedSamples(words: SampleWords): readonly CardSample[] {
  const sample = (name: string, data: Omit<Parameters<typeof notAllowedCard>[0], 'language'>): CardSample => ({
    name: `notAllowedCard: ${name}`,
    card: (language) => notAllowedCard({ ...data, language }),
  });
  const allowedRoles = ['admin-agent', 'sales-agent'] as const;
  const role = { kind: 'role', roles: ['helpdesk-agent'], allowedRoles } as const;
  const global = { ...role, roles: ['helpdesk-agent', 'global-admin'] } as const;
  const others: readonly Capability[] = [
    ...(['invite', 'create-customer', 'hand-over', 'use-reminders', 'partner-settings'] as const),
    ...(['see-evidence', 'export-evidence', 'attach-evidence'] as const),
  ];
  const provider = { kind: 'partner-type', providerNames: [words.providerName, words.providerName] } as const;
  const customer = { customerId, companyName: words.companyName, domain: words.domain };
  const colleagues = [words.agentName, 'Sam Okafor'];
  const handOver: OfferedRoads = { attest: false, invite: false, handOver: true };
  const invite: OfferedRoads = { ...handOver, invite: true, handOver: false };
  return [
    sample('no role', { capability: 'see-status', reason: { kind: 'no-role' } }),
    sample('no role, colleagues known', { capability: 'see-status', reason: { kind: 'no-role' }, colleagues }),
    sample('role', { capability: 'attest', reason: role }),
    sample('role, colleagues known', { capability: 'attest', reason: role, customer, offers: handOver, colleagues }),
    sample('role, Global admin', { capability: 'attest', reason: global, customer, offers: handOver }),
    sample('may attest', { capability: 'hand-over', reason: { kind: 'may-attest' }, customer }),
    ...others.map((capability) => sample(`role, ${capability}`, { capability, reason: role })),
    sample('reseller', { capability: 'attest', reason: provider }),
    sample('reseller, may invite', { capability: 'attest', reason: provider, customer, offers: invite }),
    sample('reseller, provider unknown', {
      capability: 'attest',
      reason: { kind: 'partner-type', providerNames: [] },
      customer,
    }),
  ];
}

function failureSamples({ companyName, agentName }: SampleWords): readonly CardSample[] {
  const about = { customer: companyName, helpers: [agentName] };
  const again = { verb: 'status.show', customerId } as const;
  return [
    {
      name: 'failedCard: known',
      card: (language) => failedCard({ language, reason: 'access', reference, ...about, again }),
    },
    {
      name: 'failedCard: our own',
      card: (language) => failedCard({ language, reason: undefined, reference, ...about }),
    },
    ...failureReasons.map((reason) => ({
      name: `failedCard: ${reason}`,
      card: (language: Language) => failedCard({ language, reason, reference }),
    })),
  ];
}

function contactOf({ firstName, lastName, email, phoneNumber }: SampleWords) {
  return { firstName, lastName, email, phoneNumber };
}

function invitationOf({ companyName, agentName }: SampleWords): Invitation {
  const invitedBy = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
  const invitedAt = new Date('2026-03-03T23:30:00Z');
  return { invitationId, customerId, companyName, invitedBy, agentName, invitedAt, followUp: 'following' };
}

function letterOf(words: SampleWords, language: Language): Letter {
  const { companyName, providerName, agentName } = words;
  const facts = { customer: companyName, contact: words, partner: providerName, agent: agentName };
  return invitationLetter(language, { ...facts, link: acceptanceLink });
}

function entryOf(words: SampleWords, outcome: LedgerEntry['outcome']): LedgerEntry {
  return {
    attestationId,
    draftId,
    customerId,
    companyName: words.companyName,
    attestedBy: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId,
    agentName: words.agentName,
    conversationId: 'a:1',
    cardActivityId: '1',
    contact: contactOf(words),
    acceptedOn: '2026-02-28' as CalendarDay,
    dateAgreed: new Date('2026-02-28T00:00:00Z'),
    templateId,
    requestId: reference,
    outcome,
    intendedAt: new Date('2026-03-09T13:04:10Z'),
    settledAt: undefined,
  };
}

function correctedEntryOf(words: SampleWords): LedgerEntry {
  return { ...entryOf(words, { state: 'recorded' }), correctedAt: new Date('2026-03-09T14:05:00Z') };
}

function erasedEntryOf(words: SampleWords): LedgerEntry {
  return { ...entryOf(words, { state: 'recorded' }), contact: undefined, agentName: undefined };
}

function replacingEntryOf(words: SampleWords): LedgerEntry {
  const replaces = { attestationId, contact: contactOf(words), acceptedOn: '2022-06-15' as CalendarDay };
  const [reason, groundReference] = [words.typed.slice(0, longestReason), words.typed.slice(0, longestGroundReference)];
  return { ...entryOf(words, { state: 'recorded' }), reason, replaces, ground: 'meeting', groundReference };
}

const outcomes: readonly (readonly [name: string, outcome: LedgerEntry['outcome']])[] = [
  ['intended', { state: 'intended' }],
  ['recorded', { state: 'recorded' }],
  ['already recorded', { state: 'already-recorded' }],
  ['uncertain', { state: 'uncertain' }],
  ...failureReasons.map((reason) => [`refused, ${reason}`, { state: 'refused', refusalCode: '2000', reason }] as const),
];
