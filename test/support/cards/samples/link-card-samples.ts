import { historyCard } from '../../../../cards/agreements/history-card.ts';
import { linkCard, linkNewsCard } from '../../../../cards/agreements/links/link-card.ts';
import { linkFormCard } from '../../../../cards/agreements/links/link-form-card.ts';
import { linkLetterCard } from '../../../../cards/agreements/links/link-letter-card.ts';
import { linksOffCard } from '../../../../cards/agreements/links/links-off-card.ts';
import { roadChoiceCard } from '../../../../cards/agreements/links/road-choice-card.ts';
import { linkLetter } from '../../../../cards/invitations/letters.ts';
import { emptyConfirmForm } from '../../../../services/agreements/confirm-form.ts';
import {
  type AcceptanceLink,
  type LinkMail,
  linkStates,
} from '../../../../services/agreements/links/acceptance-link.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { AgentId, CustomerId, DraftId, LinkId, TemplateId } from '../../../../services/ids.ts';
import { mailProblems } from '../../../../services/mail/letter-mail.ts';
import type { SampleWords } from '../card-sample-words.ts';
import type { CardSample } from '../card-sample.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const draftId = '3f1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d10' as DraftId;
const ada = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
const sam = 'aaaaaaaa-0000-4000-8000-000000000002' as AgentId;
const timeZone = 'Europe/Stockholm';
const until = new Date('2026-03-10T13:05:00Z');
const today = '2026-03-04' as CalendarDay;
/** As long as Microsoft's is, which nobody but the customer is to see. */
const address = 'https://cdn.partner.microsoft.com/mca/?attestationid=4b7d1c9e-2a3f-4e5d-8c6b-0a1b2c3d4e5f';

/** All that is shown of links on which customers accept. */
export function linkSamples(words: SampleWords): readonly CardSample[] {
  const agents = { 'their own': ada, 'of a colleague': sam };
  const customer = { customerId, companyName: words.companyName, domain: words.domain };
  return [
    ...formSamples(words),
    ...letterSamples(words),
    ...linkStates.flatMap((state) =>
      Object.entries(agents).map(([whose, agentId]) => ({
        name: `linkCard: ${state}, ${whose}`,
        card: (language: Language) => linkCard({ language, timeZone, link: linkSample(words, state), agentId }),
      })),
    ),
    ...(['accepted', 'expired', 'refused', 'uncertain', 'sent'] as const).map((state) => ({
      name: `linkNewsCard: ${state === 'sent' ? 'expiring' : state}`,
      card: (language: Language) =>
        linkNewsCard({
          ...{ language, timeZone, link: linkSample(words, state), agentId: ada, isExpiring: state === 'sent' },
        }),
    })),
    ...[false, true].map((isAgain) => ({
      name: `roadChoiceCard: ${isAgain ? 'once more' : 'for the first time'}`,
      card: (language: Language) => roadChoiceCard({ language, customer, isAgain }),
    })),
    ...offSamples(words),
    {
      name: 'historyCard: links',
      card: (language) => {
        const entries = linkStates.slice(0, 8).map((state) => linkSample(words, state));
        return historyCard({ language, timeZone, customer, entries, hasMore: false });
      },
    },
  ];
}

function formSamples({ companyName, firstName, lastName, email, phoneNumber, typed }: SampleWords) {
  const form = { ...emptyConfirmForm, firstName, lastName, email, phoneNumber };
  const empty = { ...emptyConfirmForm, email: typed };
  const missing = { firstName: 'missing', lastName: 'missing', email: 'not-an-email' } as const;
  const sample = (name: string, data: Partial<Parameters<typeof linkFormCard>[0]>): CardSample => ({
    name: `linkFormCard: ${name}`,
    card: (language) => linkFormCard({ language, draftId, companyName, form, problems: {}, today, ...data }),
  });
  return [
    sample('prefilled', {}),
    sample('all wrong', { form: empty, problems: missing }),
    sample('refused as retired', { because: 'retired' }),
    sample('the same person again', { because: 'same-signer' }),
    sample('without a country', { because: 'no-country' }),
    sample('once more', { asksReason: true, problems: { reason: 'missing' } }),
  ];
}

function letterSamples(words: SampleWords): readonly CardSample[] {
  const { companyName, agentName, providerName } = words;
  const made = linkSample(words, 'made');
  const at = new Date('2026-03-03T14:05:00Z');
  const mailed = (state: LinkMail['state'], problem?: LinkMail['problem']) => ({
    mail: { state, problem, tries: 1, at },
  });
  const sample = (name: string, mails: boolean, change: Partial<AcceptanceLink> = {}): CardSample => ({
    name: `linkLetterCard${name}`,
    card: (language) => {
      const link = { ...made, ...change };
      const facts = { customer: companyName, contact: words, partner: providerName, agent: agentName };
      const letter = linkLetter(language, { ...facts, link: address, madeAt: link.createdAt, until, timeZone });
      return linkLetterCard({ language, timeZone, link, letterLanguage: language, letter, mails });
    },
  });
  return [
    sample('', false),
    sample(': from the mailbox', true),
    sample(': being sent', true, mailed('sending')),
    sample(': lost answer', true, mailed('uncertain')),
    ...mailProblems.map((problem) => sample(`: not sent, ${problem}`, true, mailed('refused', problem))),
  ];
}

function offSamples({ companyName, domain, agentName }: SampleWords): readonly CardSample[] {
  const customer = { customerId, companyName, domain };
  const missing = ['start.attestationId', 'status.path', 'create.path or create.body with {customerId}'];
  const lacks = [{ why: 'off' }, { why: 'no-keys' }, { why: 'incomplete', missing }, { why: 'untried' }] as const;
  const sample = (name: string, data: Partial<Parameters<typeof linksOffCard>[0]>): CardSample => ({
    name: `linksOffCard: ${name}`,
    card: (language) => linksOffCard({ language, customer, lack: undefined, mayInvite: true, ...data }),
  });
  return [
    ...lacks.map((lack) => sample(`${lack.why}, for an administrator`, { lack })),
    sample('colleagues known', { colleagues: [agentName] }),
    sample('nobody known', { customer: undefined, mayInvite: false }),
  ];
}

/** With all that it can have in this state. */
export function linkSample(words: SampleWords, state: AcceptanceLink['state']): AcceptanceLink {
  const { companyName, agentName, firstName, lastName, email, phoneNumber, typed } = words;
  const hasAddress = !['making', 'uncertain', 'failed'].includes(state);
  const isAccepted = state === 'accepted' || state === 'entered';
  return {
    linkId: '6a1f0c2e-8b7d-4e3a-9f5c-1d2e3f4a5b6c' as LinkId,
    ...{ draftId, customerId, companyName, agentName, state, madeBy: ada },
    conversationId: 'a:1',
    cardActivityId: '1',
    contact: state === 'withdrawn' ? undefined : { firstName, lastName, email, phoneNumber },
    country: 'SE',
    language: 'sv-SE',
    templateId: '998b88de-aa99-4388-a42c-1b3517d49490' as TemplateId,
    requestId: 'b6a4c1f7-d103-4f1f-9f4e-5f5b4e0c8a3e',
    replaces: undefined,
    failure: state === 'failed' ? { code: 'http-429', reason: 'busy' } : undefined,
    mail: state === 'sent' ? { state, problem: undefined, tries: 1, at: new Date('2026-03-03T14:05:00Z') } : undefined,
    unknownWord: state === 'sent' ? typed : undefined,
    createdAt: new Date('2026-03-03T13:05:00Z'),
    shownAt: undefined,
    sentAt: state === 'sent' || isAccepted ? new Date('2026-03-03T23:30:00Z') : undefined,
    checkedAt: undefined,
    acceptedAt: isAccepted ? new Date('2026-03-05T13:05:00Z') : undefined,
    expiresAt: hasAddress ? until : undefined,
    endedAt: undefined,
  };
}
