import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Teams' ids are far shorter. PostgreSQL indexes some 2,700 bytes. */
const longestId = 500;

/** Printable ASCII, as all of Teams' ids are: the Bot Framework's client also puts ids into headers. */
const id = z
  .string()
  .max(longestId)
  .regex(/^[!-~]+$/);

/** What a turn cannot do without. Nothing else is checked, because Teams adds fields as it likes. */
const envelope = z.object({
  type: id,
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  conversation: z.object({ id }),
  recipient: z.object({ id }),
  // What happens to a team, Teams may report in nobody's name.
  from: z.object({}).nullish(),
});

type Envelope = z.output<typeof envelope>;

type ReadActivity =
  | { readonly kind: 'usable'; readonly activity: Activity }
  /** `paths` of the fields that are missing or cannot be used. */
  | { readonly kind: 'unusable'; readonly paths: readonly string[] };

/** Reads what was delivered. All later code can rely on the types of the activity that comes back. */
export function readActivity(delivered: unknown): ReadActivity {
  const { success, data, error } = envelope.safeParse(delivered);
  if (success) return { kind: 'usable', activity: normalisedActivity(data, delivered as Record<string, unknown>) };
  return { kind: 'unusable', paths: [...new Set(error.issues.map(({ path }) => path.join('.')))] };
}

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

/** Keeps the items of a list that fit; undefined where there is no list. */
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  optional(
    z.array(z.unknown()).transform((items) =>
      items.slice(0, most).flatMap((one): z.output<Item>[] => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    ),
  );

const account = z.object({ id: word, name, aadObjectId: word });
const namedThing = optional(z.object({ id }));
const member = z.object({ id, name, aadObjectId: word });
const mention = z.object({
  type: z.string().regex(/^mention$/i),
  mentioned: z.object({ id, name, aadObjectId: word }),
  text: z.string().catch(''),
});
/** Of an entity that is no mention, such as `clientInfo`, the fields that are words. */
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

/**
 * The activity with the fields that the product reads. Each field is of the type it should have, or is missing. Only `value`, a
 * card's data, stays as it is. A wish for another way of delivery is left out, because Teams never has one.
 */
function normalisedActivity(checked: Envelope, delivered: Record<string, unknown>): Activity {
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

/** The Bot Framework copies undefined fields into what it sends, and does not treat them as missing. */
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

/** Teams' names for the kinds of conversation. */
type ConversationType = 'personal' | 'groupChat' | 'channel';

const types: readonly ConversationType[] = ['personal', 'groupChat', 'channel'];

interface Marks {
  readonly id: string;
  readonly conversationType?: string | undefined;
  readonly isGroup?: boolean | undefined;
}

/**
 * All activities in Teams' documentation name one of the three (bots/how-to/conversations). Where none is named, any mark of a
 * group decides: ids of conversations of several people begin with `19:`, ids of a bot's private chats with `a:`. What a message
 * extension sends from a chat of two people is named personal too, and is not the bot's.
 */
function conversationTypeOf({ id, conversationType, isGroup }: Marks, isTeam: boolean): ConversationType {
  const named = types.find((type) => type === conversationType);
  if (named === 'personal' && id.startsWith('19:')) return 'groupChat';
  if (named) return named;
  if (isTeam) return 'channel';
  return isGroup === true || id.startsWith('19:') ? 'groupChat' : 'personal';
}
