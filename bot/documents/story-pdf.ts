import { storyTexts } from '../../cards/audit/story-texts.ts';
import { inFull } from '../../cards/kit/shorten.ts';
import { instantText } from '../../cards/wording/dates.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { StoryOnPaper, ToldEntry } from '../../services/audit/told-entry.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { type Block, paper } from './paper.ts';
import { PaperWording, isolated } from './paper-wording.ts';

interface StoryPdf {
  readonly wording: Wording;
  readonly agent: Agent;
  readonly customer: CustomerSummary;
  readonly story: StoryOnPaper;
}

const proofStyles = { proved: 'good', waiting: 'quiet', unsigned: 'quiet', broken: 'bad' } as const;

/** The story of one customer for people: what was done, on what ground, what was attached, and how to check it. */
export function storyPdf(given: StoryPdf): AsyncGenerator<Uint8Array> {
  return paper({ wording: given.wording, blocks: storyBlocks(given) });
}

export function storyBlocks({ agent, customer, story, ...given }: StoryPdf): readonly Block[] {
  const wording = new PaperWording(given.wording);
  const instant = instantText(story.madeAt, wording, agent.timeZone);
  return [
    { style: 'title', text: wording.filled('paper.title', { customer: inFull(customer.companyName) }) },
    { style: 'text', text: wording.text('paper.what') },
    quiet(`${wording.text('fact.tenantId')}: ${customer.customerId}`),
    quiet(`${wording.text('fact.domain')}: ${isolated(inFull(customer.domain))}`),
    quiet(wording.filled('paper.made', { agent: inFull(agent.name), instant })),
    { style: 'heading', text: wording.text('story.title') },
    ...story.entries.flatMap((told) => entryBlocks(told, { wording, agent })),
    ...(story.hasMore ? [quiet(wording.filled('paper.cut', { count: story.entries.length }))] : []),
    ...fileBlocks(story.entries, wording),
    { style: 'heading', text: wording.text('paper.check.title') },
    { style: 'text', text: wording.text('paper.check.text') },
  ];
}

function entryBlocks(told: ToldEntry, { wording, agent }: Pick<StoryPdf, 'wording' | 'agent'>): readonly Block[] {
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

function fileBlocks(entries: readonly ToldEntry[], wording: Wording): readonly Block[] {
  const files = entries.flatMap((told) => told.files);
  if (files.length === 0) return [];
  return [
    { style: 'heading', text: wording.text('paper.files') },
    ...files.flatMap(({ name, type, bytes, sha256 }): readonly Block[] => [
      { style: 'entry', text: inFull(name) },
      quiet(`${type}, ${new Intl.NumberFormat(wording.locale).format(bytes)} B`),
      quiet(`SHA-256 ${sha256}`),
    ]),
  ];
}

function quiet(text: string): Block {
  return { style: 'quiet', text };
}
