import type { LinkView } from '../../../../services/agreements/links/link-results.ts';
import type { z } from 'zod';
import { linkBanner } from '../../../../cards/agreements/links/link-card.ts';
import { stepsFor } from '../../../../cards/agreements/links/link-steps.ts';
import { mailBanner } from '../../../../cards/agreements/links/link-texts.ts';
import { reasonTexts } from '../../../../cards/kit/failure-texts.ts';
import type { Wording } from '../../../../cards/wording/wording.ts';
import type { ConfirmationWithGround } from '../../../../services/audit/grounds-service.ts';
import { forFields } from '../../../../services/form-fields.ts';
import { type Handover, type HandoverViewer, handoverViewer } from '../../../../services/handovers/handover.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { Invitation } from '../../../../services/invitations/invitation.ts';
import { type PersonField, personFields } from '../../../../services/primary-contact.ts';
import type { ReminderCase } from '../../../../services/reminders/reminder.ts';
import type { attestation, customerRow, handover, invitation, link as linkRecord } from '../contract/records.ts';

export function instantOf(at: Date): string;
export function instantOf(at: Date | undefined): string | null;
export function instantOf(at: Date | undefined): string | null {
  return at?.toISOString() ?? null;
}

export function rowOf(one: ReminderCase): z.output<typeof customerRow> {
  const { reason } = one;
  return {
    ...one.customer,
    country: one.country ?? null,
    status: one.status,
    acceptedOn: one.acceptedOn ?? null,
    unconfirmedSince: instantOf(one.unconfirmedSince),
    owner: one.owner ? { ...one.owner } : null,
    invitedAt: instantOf(one.invitedAt),
    linkStage: one.linkStage ?? null,
    neededBy: one.neededBy ?? null,
    postponedUntil: instantOf(one.postponedUntil),
    isMuted: one.isMuted,
    isStoppedByOwner: one.isStoppedByOwner,
    reminded: reason.kind === 'again' ? { times: reason.times, last: instantOf(reason.last) } : null,
  };
}

/** Each field, empty where nothing is known. */
export function contactOf(contact: { readonly [Field in PersonField]?: string | undefined }) {
  return forFields(personFields, (field) => contact[field] ?? '');
}

export function attestationOf(entry: ConfirmationWithGround, wording: Wording): z.output<typeof attestation> {
  const { outcome, contact, laterGround: later } = entry;
  const { ground, groundReference } = later ?? entry;
  return {
    kind: 'attestation',
    attestationId: entry.attestationId,
    at: instantOf(entry.intendedAt),
    by: entry.agentName ?? null,
    state: outcome.state,
    acceptedOn: entry.acceptedOn,
    contact: contact ? contactOf(contact) : null,
    note: entry.reason ?? null,
    ground: ground ?? null,
    groundReference: groundReference ?? null,
    groundAdded: later ? { at: instantOf(later.at), by: later.agentName ?? null } : null,
    refusal: outcome.state === 'refused' ? reasonOf(outcome.reason, wording) : null,
    settledAt: instantOf(entry.settledAt),
    correctedAt: instantOf(entry.correctedAt),
  };
}

function reasonOf(reason: Parameters<typeof reasonTexts>[0], wording: Wording) {
  const [what, next] = reasonTexts(reason, wording);
  return { reason, what, next };
}

export function linkOf({ link, entry }: LinkView, { agentId }: Agent, wording: Wording): z.output<typeof linkRecord> {
  const { linkId, customerId, companyName, contact, state } = link;
  const { title, paragraphs } = linkBanner(link, state, wording);
  return {
    ...{ kind: 'link', linkId, customerId, companyName, state, title, text: wording.together(...paragraphs) },
    at: instantOf(link.createdAt),
    by: link.agentName || null,
    isMine: link.madeBy === agentId,
    contact: contact ? contactOf(contact) : null,
    sentAt: instantOf(link.sentAt),
    mail: mailOf(link, wording),
    acceptedAt: instantOf(link.acceptedAt),
    expiresAt: instantOf(link.expiresAt),
    unknownWord: link.unknownWord ?? null,
    steps: [...stepsFor(link, agentId)],
    attestation: entry ? attestationOf(entry, wording) : null,
  };
}

function mailOf(link: LinkView['link'], wording: Wording): z.output<typeof linkRecord>['mail'] {
  const { title = '', paragraphs = [] } = mailBanner(link, wording) ?? {};
  return link.mail
    ? { state: link.mail.state, text: wording.together(title, ...paragraphs), tries: link.mail.tries }
    : null;
}

export function invitationOf(one: Invitation, { agentId }: Agent): z.output<typeof invitation> {
  return {
    kind: 'invitation',
    invitationId: one.invitationId,
    at: instantOf(one.invitedAt),
    by: one.agentName,
    outcome: one.followUp ?? null,
    mayTakeBack: one.invitedBy === agentId && (one.followUp ?? 'following') === 'following',
  };
}

export function handoverOf(
  one: Handover,
  agent: Agent,
  me: HandoverViewer = handoverViewer(one, agent.agentId),
): z.output<typeof handover> {
  const { handoverId, customerId, companyName, from, note, state } = one;
  return {
    handoverId,
    customerId,
    companyName,
    from: { ...from },
    note,
    state: state.kind,
    by: state.kind === 'open' || !state.by ? null : { ...state.by },
    createdAt: instantOf(one.createdAt),
    changedAt: instantOf(one.changedAt),
    me,
  };
}
