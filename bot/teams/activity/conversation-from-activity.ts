import { type Activity, TurnContext } from 'botbuilder';
import type { Conversation } from '../../../services/conversations/conversations-store.ts';
import type { Agent } from '../../../services/identity/agent.ts';

/** Where to reach the conversation of an inbound activity later, and in the language of which locale. */
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
    // A group chat has no partner of its own: whoever spoke last is not part of where it is.
    reference: JSON.stringify(kind === 'personal' ? reference : { ...reference, user: undefined }),
  };
}

function kindOf(activity: Activity): Conversation['kind'] {
  const { conversationType } = activity.conversation;
  return conversationType === 'channel' || conversationType === 'groupChat' ? conversationType : 'personal';
}
