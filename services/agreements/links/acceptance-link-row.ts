import { fromInstantText, toInstantText } from '../../database/instant-text.ts';
import type { AcceptanceLinkRow } from '../../database/tables/agreement-tables.ts';
import { columnsOfPerson, personIn } from '../person-columns.ts';
import { failureReasonOf } from '../failure-reason.ts';
import type { AcceptanceLink } from './acceptance-link.ts';

/** A link as it begins. */
export function rowFrom(link: AcceptanceLink): AcceptanceLinkRow {
  return {
    link_id: link.linkId,
    draft_id: link.draftId,
    customer_id: link.customerId,
    company_name: link.companyName,
    agent_id: link.madeBy,
    agent_name: link.agentName,
    conversation_id: link.conversationId ?? null,
    card_activity_id: link.cardActivityId ?? null,
    ...columnsOfPerson(link.contact),
    country: link.country,
    language: link.language,
    template_id: link.templateId,
    request_id: link.requestId,
    replaces: link.replaces ?? null,
    state: link.state,
    created_at: toInstantText(link.createdAt),
    ...{ failure_code: null, sealed_secret: null, secret_hash: null, unknown_word: null, news: null, attempts: 0 },
    ...{ shown_at: null, sent_at: null, checked_at: null, accepted_at: null, expires_at: null, ended_at: null },
    ...{ mail_state: null, mail_at: null, mail_problem: null, mail_tries: 0 },
    ...{ warned_at: null, look_at: null, tell_at: null, claimed_until: null },
  };
}

export function linkFrom(row: AcceptanceLinkRow): AcceptanceLink {
  const instant = (text: AcceptanceLinkRow['sent_at']) => (text === null ? undefined : fromInstantText(text));
  const { failure_code: code } = row;
  return {
    linkId: row.link_id,
    draftId: row.draft_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    madeBy: row.agent_id,
    agentName: row.agent_name,
    conversationId: row.conversation_id ?? undefined,
    cardActivityId: row.card_activity_id ?? undefined,
    contact: personIn(row),
    country: row.country,
    language: row.language,
    templateId: row.template_id,
    requestId: row.request_id,
    replaces: row.replaces ?? undefined,
    state: row.state,
    failure: code === null ? undefined : { code, reason: failureReasonOf(code) },
    unknownWord: row.unknown_word ?? undefined,
    createdAt: fromInstantText(row.created_at),
    shownAt: instant(row.shown_at),
    sentAt: instant(row.sent_at),
    mail: mailIn(row),
    checkedAt: instant(row.checked_at),
    acceptedAt: instant(row.accepted_at),
    expiresAt: instant(row.expires_at),
    endedAt: instant(row.ended_at),
  };
}

function mailIn({ mail_state: state, mail_at: at, mail_problem: problem, mail_tries: tries }: AcceptanceLinkRow) {
  if (state === null || at === null) return undefined;
  return { state, problem: problem ?? undefined, tries, at: fromInstantText(at) };
}
