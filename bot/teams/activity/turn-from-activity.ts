import { type Activity, type ChannelAccount, TurnContext } from 'botbuilder';
import { isAnsweredAlone, opensBelow } from '../../../cards/kit/card-actions.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import type { Conversation } from '../../../services/conversations/conversations-store.ts';
import type { RememberedAgent } from '../../../services/conversations/agents-store.ts';
import { languageFor } from '../../../services/conversations/language.ts';
import { tidy } from '../../../services/agreements/tidied.ts';
import { type AgentId, parseGuid } from '../../../services/ids.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { textIn } from './client-info.ts';
import { messageTextOf } from './message-text.ts';

export type Sender = Pick<Agent, 'agentId' | 'name'>;

/** The sender of the activity, as Teams signed it; undefined for somebody without an Entra identity. */
export function senderOfActivity(activity: Activity): Sender | undefined {
  const from = activity.from as Partial<Record<keyof ChannelAccount, unknown>> | undefined;
  const agentId = parseGuid<AgentId>(textIn(from?.aadObjectId) ?? '');
  return agentId && { agentId, name: tidy(textIn(from?.name) ?? '') };
}

/** Only our own card data is parsed strictly, because Teams adds to the envelope as it likes. */
export function turnFromActivity(
  activity: Activity,
  agent: RememberedAgent,
  { locale, ...facts }: Pick<Turn, 'reference' | 'afterAnswer'> & { readonly locale: string | undefined },
): Turn {
  const press = pressOf(activity);
  const isBelow = press !== undefined && !press.isAutomatic && opensBelow(press.data);
  const isInPlace = press !== undefined && !isBelow && !isAnsweredAlone(press.data);
  return {
    agent,
    language: languageFor(agent.language, locale),
    isPersonal: activity.conversation.conversationType === 'personal',
    conversationId: activity.conversation.id,
    privateChatUrl: `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(activity.recipient.id)}`,
    ...messageTextOf(activity),
    isEdited: isEdit(activity),
    cardData: press?.data,
    opensBelow: isBelow,
    isPress: activity.type === 'invoke' && press !== undefined,
    cardActivityId: isInPlace ? activity.replyToId : undefined,
    isAutomatic: press?.isAutomatic ?? false,
    ...facts,
  };
}

/** Somebody changed a message of their own (bots/how-to/conversations/conversation-messages, "Receive edit message notification"). */
export function isEdit({ type, channelData }: Activity): boolean {
  return type === 'messageUpdate' && (channelData as { eventType?: unknown } | undefined)?.eventType === 'editMessage';
}

interface Press {
  readonly data: unknown;
  readonly isAutomatic: boolean;
}

/** Execute comes as an invoke, and may be Teams' own refresh. Submit, the fallback, comes as a message with a value. */
function pressOf(activity: Activity): Press | undefined {
  const value = (activity.value ?? undefined) as { action?: { data?: unknown }; trigger?: unknown } | undefined;
  if (activity.type === 'invoke') {
    if (activity.name !== 'adaptiveCard/action') return undefined;
    return { data: value?.action?.data ?? null, isAutomatic: value?.trigger === 'automatic' };
  }
  return value === undefined ? undefined : { data: value, isAutomatic: false };
}

/** Where to reach the conversation of an activity later, and in which language. */
export function conversationFromActivity(
  activity: Activity,
  agent: Pick<Agent, 'agentId'>,
  locale: string | undefined,
): Conversation {
  const { activityId: _activityId, ...where } = TurnContext.getConversationReference(activity);
  const reference = { ...where, locale };
  const kind = kindOf(activity);
  return {
    conversationId: activity.conversation.id,
    agentId: kind === 'personal' ? agent.agentId : undefined,
    kind,
    serviceUrl: activity.serviceUrl,
    // A group chat belongs to nobody: the last speaker is no part of its address.
    reference: JSON.stringify(kind === 'personal' ? reference : { ...reference, user: undefined }),
  };
}

function kindOf(activity: Activity): Conversation['kind'] {
  const { conversationType } = activity.conversation;
  return conversationType === 'channel' || conversationType === 'groupChat' ? conversationType : 'personal';
}
