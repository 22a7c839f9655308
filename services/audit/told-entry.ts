import { z } from 'zod';
import { personColumns, personIn } from '../agreements/person-columns.ts';
import { type AttachedFile, attachedFileSchema, isFilePart } from '../evidence/format/evidence-file-format.ts';
import type { Entry } from '../evidence/format/entry.ts';
import type { ProofState, StoryEntry } from '../evidence/story.ts';
import type { KeptParts } from '../evidence/format/evidence-file-format.ts';
import { forFields } from '../form-fields.ts';
import type { AgentId, CustomerId } from '../ids.ts';
import type { PrimaryContact } from '../primary-contact.ts';

/** An entry with what is left of its words, as people read it. */
export interface ToldEntry {
  readonly position: number;
  readonly proof: ProofState;
  /** Undefined where it cannot be read. */
  readonly entry: Entry | undefined;
  /** Who did it; undefined for what Agreement Desk did by itself, and once they have been erased. */
  readonly agentName: string | undefined;
  readonly contact: PrimaryContact | undefined;
  readonly reason: string | undefined;
  /** Where the ground can be found. */
  readonly groundReference: string | undefined;
  readonly files: readonly AttachedFile[];
}

/** What the log has about one customer. */
export interface Story {
  /** Newest first. */
  readonly entries: readonly ToldEntry[];
  readonly hasMore: boolean;
}

/** As it leaves the company, for people. */
export interface StoryOnPaper extends Story {
  readonly madeAt: Date;
}

export interface OneOfSeveral {
  readonly customerId: CustomerId;
  readonly story: Story;
}

export interface StoriesOnPaper {
  readonly stories: readonly OneOfSeveral[];
  readonly madeAt: Date;
}

const account = z.object({ agentId: z.string().transform((id) => id as AgentId) });
const agent = z.object({ agent_name: z.string() });
const person = z.object(forFields(personColumns, () => z.string().optional())).transform(personIn);
const reason = z.object({ reason: z.string() });
const reference = z.object({ ground_reference: z.string() });

export function accountIn({ parts }: Pick<StoryEntry, 'parts'>): AgentId | undefined {
  return wordsIn(parts, 'account', account)?.agentId;
}

export function groundReferenceIn(parts: KeptParts): string | undefined {
  return wordsIn(parts, 'reference', reference)?.ground_reference;
}

export function toldEntry(
  { position, proof, entry, parts }: StoryEntry,
  names: ReadonlyMap<AgentId, string>,
): ToldEntry {
  const agentId = accountIn({ parts });
  return {
    ...{ position, proof, entry },
    agentName: wordsIn(parts, 'agent', agent)?.agent_name ?? (agentId && names.get(agentId)),
    contact: wordsIn(parts, 'contact', person),
    reason: wordsIn(parts, 'reason', reason)?.reason,
    groundReference: groundReferenceIn(parts),
    files: Object.keys(parts)
      .filter(isFilePart)
      .flatMap((part) => wordsIn(parts, part, attachedFileSchema) ?? []),
  };
}

function wordsIn<Value>(parts: KeptParts, part: string, schema: z.ZodType<Value>): Value | undefined {
  return schema.safeParse(parts[part]?.words).data;
}
