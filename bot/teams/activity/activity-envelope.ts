import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { normalisedActivity } from './normalised-activity.ts';

/** Teams' ids are far shorter. PostgreSQL indexes some 2,700 bytes. */
const longestId = 500;

/** Printable ASCII, as all of Teams' ids: the Bot Framework's client also puts them into headers. */
const id = z
  .string()
  .max(longestId)
  .regex(/^[!-~]+$/);

/** What a turn cannot do without. Teams adds fields as it likes, so nothing else is checked. */
const envelope = z.object({
  type: id,
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  conversation: z.object({ id }),
  recipient: z.object({ id }),
  // What happens to a team, Teams may report in nobody's name.
  from: z.object({}).nullish(),
});

export type ReadActivity =
  | { readonly kind: 'usable'; readonly activity: Activity }
  /** `paths` of the fields that are missing or cannot be used. */
  | { readonly kind: 'unusable'; readonly paths: readonly string[] };

/** Reads what was delivered, once: all later code can rely on the types of the activity that comes back. */
export function readActivity(delivered: unknown): ReadActivity {
  const { success, data, error } = envelope.safeParse(delivered);
  if (success) return { kind: 'usable', activity: normalisedActivity(data, delivered as Record<string, unknown>) };
  return { kind: 'unusable', paths: [...new Set(error.issues.map(({ path }) => path.join('.')))] };
}
