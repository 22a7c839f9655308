import { type Activity, type ChannelAccount, TurnContext } from 'botbuilder';
import type { Turn } from '../dialogs/turn.ts';
import type { RememberedAgent } from '../services/conversations/agents-store.ts';
import { languageFor } from '../services/conversations/language.ts';
import { tidy } from '../services/agreements/contact-form.ts';
import { type AgentId, parseGuid } from '../services/ids.ts';
import type { Agent } from '../services/identity/agent.ts';

/** Beyond this nothing is a command or a name; Teams itself takes some 28,000 characters. */
const longestText = 1_000;

/** Whom the activity is from, as Teams signed it; undefined for somebody without an Entra identity. */
export function agentFromActivity(activity: Activity): Agent | undefined {
  const from = activity.from as Partial<ChannelAccount> | undefined;
  const agentId = parseGuid<AgentId>(from?.aadObjectId ?? '');
  if (!from || !agentId) return undefined;
  return { agentId, name: tidy(from.name ?? ''), timeZone: timeZoneOf(activity) };
}

/** Nothing but our own card data is parsed strictly: Teams adds to the envelope as it likes. */
export function turnFromActivity(
  activity: Activity,
  agent: RememberedAgent,
  facts: Pick<Turn, 'reference' | 'afterAnswer'>,
): Turn {
  const press = pressOf(activity);
  return {
    agent,
    language: languageFor(agent.language, activity.locale),
    isPersonal: activity.conversation.conversationType === 'personal',
    conversationId: activity.conversation.id,
    privateChatUrl: `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(activity.recipient.id)}`,
    text: textOf(activity),
    cardData: press?.data,
    cardActivityId: press && activity.replyToId,
    isAutomatic: press?.isAutomatic ?? false,
    ...facts,
  };
}

interface Press {
  readonly data: unknown;
  readonly isAutomatic: boolean;
}

/** Execute comes as an invoke and may be Teams' own refresh; Submit, its fallback, comes as a message with a value. */
function pressOf(activity: Activity): Press | undefined {
  const value = (activity.value ?? undefined) as { action?: { data?: unknown }; trigger?: unknown } | undefined;
  if (activity.type === 'invoke') {
    return { data: value?.action?.data ?? null, isAutomatic: value?.trigger === 'automatic' };
  }
  return value === undefined ? undefined : { data: value, isAutomatic: false };
}

function textOf(activity: Activity): string {
  const text = TurnContext.removeRecipientMention(activity) || activity.text || '';
  return text.slice(0, longestText).trim();
}

/** To try a zone, as is done with a name that is not here, takes 0.08 ms. */
const usualZones = new Set(Intl.supportedValuesOf('timeZone'));

/** `localTimezone` is not promised; a zone that this machine does not know would make every date impossible. */
function timeZoneOf(activity: Activity): string {
  const zone = activity.localTimezone || 'UTC';
  if (usualZones.has(zone)) return zone;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
