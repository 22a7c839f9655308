import { type AttachedOutcome, attachedCard } from '../../../cards/audit/attached-card.ts';
import { fileUnsavedCard, reportFilesCard } from '../../../cards/audit/file-cards.ts';
import { groundFormCard } from '../../../cards/audit/ground-form-card.ts';
import { storyCard } from '../../../cards/audit/story-card.ts';
import type { Story, ToldEntry } from '../../../services/audit/told-entry.ts';
import type { Entry } from '../../../services/evidence/format/entry.ts';
import type { LedgerEntry } from '../../../services/agreements/ledger/ledger-entry.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { AgentId, AttestationId, CustomerId, DraftId, TemplateId } from '../../../services/ids.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { CardSample } from '../cards/card-sample.ts';
import type { SampleWords } from '../cards/card-sample-words.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const id = '6b1f0e0c-5b5e-4c8e-9d55-1f3f6f0a1b2c';
const act = {
  format: 1,
  at: '2026-03-09T13:05:00.000Z',
  by: 'agent',
  surface: 'personal-chat',
  people: {},
  customerId,
} as const;
const statement = {
  ...{ attestationId: id, acceptedOn: '2026-02-28', dateAgreed: '2026-02-28T00:00:00.000Z' },
  template: { id: '998b88de-aa99-4388-a42c-1b3517d49490' },
};

const confirmation: LedgerEntry = {
  ...{ attestationId: id as AttestationId, draftId: id as DraftId, customerId, companyName: '' },
  ...{ attestedBy: id as AgentId, agentName: undefined, conversationId: undefined, cardActivityId: undefined },
  ...{ contact: undefined, acceptedOn: '2026-02-28' as CalendarDay, dateAgreed: new Date(act.at) },
  ...{ templateId: id as TemplateId, requestId: id, outcome: { state: 'recorded' } },
  ...{ intendedAt: new Date(act.at), settledAt: new Date(act.at) },
};

/** What became of files that were sent to a customer's evidence. */
export function attachedSamples(words: SampleWords): readonly CardSample[] {
  const faults = ['empty', 'too-large', 'not-a-document', 'refused-by-scan'] as const;
  const sample = (name: string, files: readonly AttachedOutcome[]): CardSample => ({
    name: `attachedCard: ${name}`,
    card: (language) => attachedCard({ language, customer: customerOf(words), files }),
  });
  const name = `${words.typed.slice(0, 80)}.pdf`;
  return [
    sample('one file', [{ name, fault: undefined }]),
    sample(
      'wrong files',
      faults.map((fault) => ({ name, fault })),
    ),
  ];
}

/** Files that are taken along from the chat, and why one was not. */
export function fileSamples(): readonly CardSample[] {
  const reasons = ['declined', 'expired', 'full', 'refused', 'too-large'] as const;
  const wanted = { verb: 'evidence.file', customerId, format: 'pdf' } as const;
  return [
    { name: 'reportFilesCard', card: (language) => reportFilesCard({ language, years: ['2026', '2025'] }) },
    ...reasons.map((reason) => ({
      name: `fileUnsavedCard: ${reason}`,
      card: (language: Language) => fileUnsavedCard({ language, wanted, reason }),
    })),
  ];
}

/** How it was told, asked after the confirmation. */
export function groundFormSamples(words: SampleWords): readonly CardSample[] {
  const contact = { firstName: words.firstName, lastName: words.lastName, email: words.email, phoneNumber: undefined };
  const confirmed = { ...confirmation, companyName: words.companyName, contact };
  const sample = (name: string, data: Omit<Parameters<typeof groundFormCard>[0], 'language'>): CardSample => ({
    name: `groundFormCard: ${name}`,
    card: (language) => groundFormCard({ language, ...data }),
  });
  const [empty, typed] = [
    { ground: '', groundReference: '' },
    { ground: '', groundReference: words.typed },
  ] as const;
  return [
    sample('empty', { entry: confirmed, form: empty, problems: {} }),
    sample('of a person who has been erased', {
      ...{ entry: { ...confirmed, contact: undefined }, form: { ...empty, ground: 'order' }, problems: {} },
    }),
    sample('nothing chosen, too long', {
      ...{ entry: confirmed, form: typed, problems: { ground: 'missing', groundReference: 'too-long' } },
    }),
  ];
}

export function storySamples(words: SampleWords): readonly CardSample[] {
  return sampleStories(words).map(({ name, ...story }) => ({
    name: `storyCard: ${name}`,
    card: (language) =>
      storyCard({
        ...{ language, timeZone: 'Europe/Stockholm', customer: customerOf(words), story },
        lacksGround: story.hasMore ? (id as AttestationId) : undefined,
        mayExport: story.hasMore,
      }),
  }));
}

function customerOf({ companyName }: SampleWords) {
  return { customerId, companyName };
}

/** Stories of every kind of entry, in every state of proof. */
export function sampleStories(words: SampleWords): readonly (Story & { readonly name: string })[] {
  const { agentName } = words;
  const contact = { firstName: words.firstName, lastName: words.lastName, email: words.email };
  const told = (entry: Entry | undefined, changes: Partial<ToldEntry> = {}): ToldEntry => ({
    ...{ position: 17, proof: 'proved', entry, agentName, files: [] },
    ...{ contact: undefined, reason: undefined, groundReference: undefined },
    ...changes,
  });
  const sample = (name: string, entries: readonly ToldEntry[], hasMore = false) => ({ name, entries, hasMore });
  const file = {
    name: `${words.typed.slice(0, 80)}.pdf`,
    type: 'application/pdf',
    bytes: 12_345,
    sha256: '0'.repeat(64),
  };
  const said = { contact, reason: words.typed.slice(0, 200), groundReference: words.typed.slice(0, 120) };
  const intended = { ...act, ...statement, kind: 'attestation-intended', ground: 'signed-copy' } as const;
  const settled = { ...act, kind: 'attestation-settled', attestationId: id, how: 'answer' } as const;
  const byItself = { ...act, by: 'agreement-desk' } as const;
  return [
    sample('empty', []),
    sample('confirmed', [
      told({ ...act, kind: 'file-attached', attestationId: id }, { files: [file], proof: 'waiting' }),
      told({ ...settled, state: 'recorded' }),
      told(intended, said),
      told({ ...intended, people: { contact: '0'.repeat(64) } }, { agentName: undefined }),
    ]),
    sample('refused and in doubt', [
      told({ ...settled, state: 'refused', refusalCode: '2000' }, { proof: 'broken' }),
      told({ ...settled, state: 'uncertain' }),
      told({ ...settled, state: 'recorded', how: 'correction', by: 'agreement-desk' }),
      told({ ...settled, state: 'already-recorded', how: 'reading-back' }, { proof: 'unsigned' }),
      told({ ...byItself, ...statement, kind: 'before-log', state: 'recorded', intendedAt: act.at }, { contact }),
      told({ ...act, kind: 'ground-given', attestationId: id, ground: 'phone' }),
      told(undefined, { proof: 'broken' }),
    ]),
    sample('everything else', [
      told({ ...byItself, kind: 'status-changed', from: 'none', to: 'attested' }),
      told({ ...byItself, kind: 'acceptance-seen', road: 'direct' }),
      told({ ...byItself, kind: 'acceptance-seen', road: 'attestation', acceptedOn: '2026-02-28' }),
      told({ ...act, kind: 'invitation-noted', invitationId: id }),
      told({ ...act, kind: 'invitation-taken-back', invitationId: id }),
      told({ ...act, kind: 'customer-created', newCustomerId: id, how: 'answer' }),
      told({ ...byItself, kind: 'confirmed-elsewhere', auditRecordId: '42', acceptedOn: '2026-02-28' }),
      told({ ...byItself, kind: 'missing-at-partner-center', attestationId: id }),
    ]),
    sample(
      'handed over, more below',
      (['open', 'taken', 'settled', 'closed'] as const).map((state) =>
        told({
          ...act,
          by: state === 'closed' ? 'operator' : 'agent',
          kind: 'handover-changed',
          handoverId: id,
          state,
        }),
      ),
      true,
    ),
  ];
}
