/** What Teams names a kind of conversation. */
type ConversationType = 'personal' | 'groupChat' | 'channel';

const types: readonly ConversationType[] = ['personal', 'groupChat', 'channel'];

interface Marks {
  readonly id: string;
  readonly conversationType?: string | undefined;
  readonly isGroup?: boolean | undefined;
}

/**
 * Teams names one of the three in all activities that its pages show (bots/how-to/conversations). Should it be missing, any
 * mark of a group decides: Teams' conversations of several people have ids that begin with `19:`, and a bot's private chats
 * `a:`.
 */
export function conversationTypeOf({ id, conversationType, isGroup }: Marks, isTeam: boolean): ConversationType {
  const named = types.find((type) => type === conversationType);
  if (named) return named;
  if (isTeam) return 'channel';
  return isGroup === true || id.startsWith('19:') ? 'groupChat' : 'personal';
}
