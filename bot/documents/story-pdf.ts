import { storyTexts } from '../../cards/audit/story-texts.ts';
import { inFull } from '../../cards/kit/shorten.ts';
import { instantText } from '../../cards/wording/dates.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { StoriesOnPaper, Story, StoryOnPaper, ToldEntry } from '../../services/audit/told-entry.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { AttachedFile } from '../../services/evidence/format/evidence-file-format.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { type Block, paper } from './paper.ts';
import { isolated } from '../../cards/wording/sentences.ts';

interface StoryPdf {
  readonly wording: Wording;
  readonly agent: Agent;
  readonly customer: CustomerSummary;
  readonly story: StoryOnPaper;
}

interface StoriesPdf {
  readonly wording: Wording;
  readonly agent: Agent;
  /** Of those whose stories were asked for. */
  readonly customers: readonly CustomerSummary[];
  readonly told: StoriesOnPaper;
}

const proofStyles = { proved: 'good', waiting: 'quiet', unsigned: 'quiet', broken: 'bad' } as const;

/** The story of one customer for people: what was done, on what ground, what was attached, and how to check it. */
export function storyPdf(given: StoryPdf): AsyncGenerator<Uint8Array> {
  return paper({ wording: given.wording, blocks: storyBlocks(given) });
}

export function storyBlocks({ wording, agent, customer, story }: StoryPdf): readonly Block[] {
  return [
    { style: 'title', text: wording.filled('paper.title', { customer: inFull(customer.companyName) }) },
    { style: 'text', text: wording.text('paper.what') },
    ...customerBlocks(customer, wording),
    ...madeBlocks(story.madeAt, { wording, agent }),
    { style: 'heading', text: wording.text('story.title') },
    ...entriesBlocks(story, { wording, agent }),
    ...filesBlocks(
      story.entries.flatMap(({ files }) => files),
      wording,
    ),
    ...checkBlocks(wording),
  ];
}

/** The same of several customers, one after the other. */
export function storiesPdf(given: StoriesPdf): AsyncGenerator<Uint8Array> {
  return paper({ wording: given.wording, blocks: storiesBlocks(given) });
}

export function storiesBlocks({ wording, agent, customers, told }: StoriesPdf): readonly Block[] {
  const byId = new Map(customers.map((customer) => [customer.customerId, customer]));
  const nameOf = (customerId: CustomerId) => isolated(inFull(byId.get(customerId)?.companyName ?? customerId));
  return [
    { style: 'title', text: wording.filled('paper.title.customers', { count: told.stories.length }) },
    { style: 'text', text: wording.text('paper.what') },
    ...madeBlocks(told.madeAt, { wording, agent }),
    quiet(wording.text('story.title')),
    ...told.stories.flatMap(({ customerId, story }): readonly Block[] => {
      const customer = byId.get(customerId);
      return [
        { style: 'heading', text: nameOf(customerId) },
        ...(customer ? customerBlocks(customer, wording) : []),
        ...entriesBlocks(story, { wording, agent }),
      ];
    }),
    ...filesBlocks(
      told.stories.flatMap(({ customerId, story }) =>
        story.entries.flatMap(({ files }) => files.map((file) => ({ ...file, customer: nameOf(customerId) }))),
      ),
      wording,
    ),
    ...checkBlocks(wording),
  ];
}

type Reader = Pick<StoryPdf, 'wording' | 'agent'>;

function customerBlocks({ customerId, domain }: CustomerSummary, wording: Wording): readonly Block[] {
  return [
    quiet(`${wording.text('fact.tenantId')}: ${customerId}`),
    quiet(`${wording.text('fact.domain')}: ${isolated(inFull(domain))}`),
  ];
}

function madeBlocks(madeAt: Date, { wording, agent }: Reader): readonly Block[] {
  const instant = instantText(madeAt, wording, agent.timeZone);
  return [
    quiet(wording.filled('paper.made', { agent: inFull(agent.name), instant })),
    quiet(wording.filled('paper.zone', { zone: agent.timeZone })),
  ];
}

function entriesBlocks({ entries, hasMore }: Story, reader: Reader): readonly Block[] {
  return [
    ...entries.flatMap((told) => entryBlocks(told, reader)),
    ...(hasMore ? [quiet(reader.wording.filled('paper.cut', { count: entries.length }))] : []),
  ];
}

function checkBlocks(wording: Wording): readonly Block[] {
  return [
    { style: 'heading', text: wording.text('paper.check.title') },
    { style: 'text', text: wording.text('paper.check.text') },
  ];
}

function entryBlocks(told: ToldEntry, { wording, agent }: Reader): readonly Block[] {
  const { title, lines, by, proof } = storyTexts(told, { wording, timeZone: agent.timeZone, quoted: inFull });
  const reference = told.entry && 'attestationId' in told.entry ? told.entry.attestationId : undefined;
  return [
    { style: 'entry', text: title },
    ...lines.map((text): Block => ({ style: 'text', text })),
    ...(by === '' ? [] : [quiet(by)]),
    ...(reference === undefined ? [] : [quiet(wording.filled('history.reference', { reference }))]),
    { style: proofStyles[told.proof], text: proof },
  ];
}

interface FileOnPaper extends AttachedFile {
  /** Whose it is, on a paper about several. */
  readonly customer?: string;
}

function filesBlocks(files: readonly FileOnPaper[], wording: Wording): readonly Block[] {
  if (files.length === 0) return [];
  return [
    { style: 'heading', text: wording.text('paper.files') },
    ...files.flatMap(({ name, customer, type, bytes, sha256 }): readonly Block[] => [
      { style: 'entry', text: inFull(name) },
      ...(customer === undefined ? [] : [quiet(customer)]),
      quiet(`${type}, ${new Intl.NumberFormat(wording.locale).format(bytes)} B`),
      quiet(`SHA-256 ${sha256}`),
    ]),
  ];
}

function quiet(text: string): Block {
  return { style: 'quiet', text };
}
