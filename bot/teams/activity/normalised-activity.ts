import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { conversationTypeOf } from './conversation-type.ts';

/** Teams delivers some 28,000 characters of text. */
const longestText = 40_000;
const longestWord = 500;
const mostEntities = 200;
const mostAttachments = 50;

/** A field that is not what it should be counts as missing. */
const optional = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined);
const word = optional(
  z
    .string()
    .max(longestWord)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
);
const text = optional(z.string().transform((given) => printable(given).slice(0, longestText).toWellFormed()));
const name = optional(z.string().transform((given) => printable(given).slice(0, longestWord).toWellFormed()));
const flag = optional(z.boolean());
const instant = optional(z.date());

/** The things in a list that are of a kind; nothing where there is no list. */
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  optional(
    z.array(z.unknown()).transform((items) =>
      items.slice(0, most).flatMap((one): z.output<Item>[] => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    ),
  );

const id = z
  .string()
  .max(longestWord)
  .regex(/^[!-~]+$/);
const account = z.object({ id: word, name, aadObjectId: word });
const namedThing = optional(z.object({ id }));
const member = z.object({ id, name, aadObjectId: word });
const mention = z.object({
  type: z.string().regex(/^mention$/i),
  mentioned: z.object({ id, name, aadObjectId: word }),
  text: z.string().catch(''),
});
/** Of `clientInfo` and all that is no mention, the fields that are words. */
const otherEntity = z
  .looseObject({ type: id.regex(/^(?!mention$)/i) })
  .transform((entity) => Object.fromEntries(Object.entries(entity).filter(([, value]) => isWord(value))));

const fields = z.object({
  id: word,
  name: word,
  action: word,
  locale: optional(z.string().regex(/^[\w-]{1,35}$/)),
  localTimezone: word,
  timestamp: instant,
  localTimestamp: instant,
  rawTimestamp: word,
  rawLocalTimestamp: word,
  replyToId: word,
  text,
  textFormat: word,
  from: optional(account),
  recipient: account,
  conversation: z.object({ conversationType: word, tenantId: word, isGroup: flag, name }),
  channelData: z.object({ tenant: namedThing, team: namedThing, eventType: word }).catch({}),
  entities: listOf(z.union([mention, otherEntity]), mostEntities),
  attachments: listOf(
    z.object({ contentType: z.string().max(longestWord), contentUrl: word, name, content: z.unknown().optional() }),
    mostAttachments,
  ),
  membersAdded: listOf(member, Infinity),
  membersRemoved: listOf(member, Infinity),
});

/** What a turn cannot do without; it has been checked. */
interface Checked {
  readonly type: string;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly recipient: { readonly id: string };
}

/**
 * The activity with what the product reads of it, and each field of the type it should have or missing. Only `value`, a
 * card's data, stays as it is. A wish for another way of delivery, which Teams never has, is left out.
 */
export function normalisedActivity(checked: Checked, delivered: Record<string, unknown>): Activity {
  const { type, channelId, serviceUrl } = checked;
  const read = fields.parse(delivered);
  const conversation = { ...read.conversation, id: checked.conversation.id };
  const isTeam = read.channelData.team !== undefined;
  const conversationType = conversationTypeOf(conversation, isTeam);
  return withoutGaps({
    ...read,
    ...{ type, channelId, serviceUrl },
    recipient: { ...read.recipient, id: checked.recipient.id },
    conversation: { ...conversation, conversationType },
    // The SDK takes mentions out of a text without asking whether there is one.
    text: read.text ?? '',
    value: delivered['value'] ?? undefined,
  }) as unknown as Activity;
}

/** The Bot Framework copies gaps into what it sends, and tells a gap from a missing field. */
function withoutGaps(value: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, nested.has(key) ? withoutGaps(one as typeof value) : one]));
}

const nested: ReadonlySet<string> = new Set(['from', 'recipient', 'conversation', 'channelData']);

function printable(given: string): string {
  return given.replaceAll('\0', '');
}

function isWord(value: unknown): value is string {
  return word.parse(value) !== undefined;
}
