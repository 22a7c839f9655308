import type { Activity, ChannelAccount } from 'botbuilder';
import type { Turn } from '../../../dialogs/turn.ts';
import type { RememberedAgent } from '../../../services/conversations/agents-store.ts';
import { languageFor } from '../../../services/conversations/language.ts';
import { tidy } from '../../../services/agreements/tidied.ts';
import { type AgentId, parseGuid } from '../../../services/ids.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { textIn } from './client-info.ts';
import { messageTextOf } from './message-text.ts';

export type Sender = Pick<Agent, 'agentId' | 'name'>;

/** Who sent the activity, as Teams signed it; undefined for somebody without an Entra identity. */
export function senderOfActivity(activity: Activity): Sender | undefined {
  const from = activity.from as Partial<Record<keyof ChannelAccount, unknown>> | undefined;
  const agentId = parseGuid<AgentId>(textIn(from?.aadObjectId) ?? '');
  return agentId && { agentId, name: tidy(textIn(from?.name) ?? '') };
}

/** Nothing but our own card data is parsed strictly: Teams adds to the envelope as it likes. */
export function turnFromActivity(
  activity: Activity,
  agent: RememberedAgent,
  { locale, ...facts }: Pick<Turn, 'reference' | 'afterAnswer'> & { readonly locale: string | undefined },
): Turn {
  const press = pressOf(activity);
  return {
    agent,
    language: languageFor(agent.language, locale),
    isPersonal: activity.conversation.conversationType === 'personal',
    conversationId: activity.conversation.id,
    privateChatUrl: `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(activity.recipient.id)}`,
    ...messageTextOf(activity),
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
