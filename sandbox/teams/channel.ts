import { partnerTenantId } from '../people.ts';
import type { BotActivity } from './bot-activity.ts';

/** The one channel that everybody of the demo is in, as Teams would name it. */
export const channel = { id: '19:licensing@thread.tacv2', team: 'Adatum', name: 'Licensing' } as const;

/** Where somebody is when they do something: in their own chat with the bot, or in the channel. */
export type Place = 'chat' | 'channel';

/** What Teams says of a place in an activity from there; the person's own chat is said anyway. */
export function placeFacts(place: Place): BotActivity {
  if (place === 'chat') return {};
  const { id, team, name } = channel;
  return {
    conversation: { id, conversationType: 'channel', isGroup: true, tenantId: partnerTenantId },
    channelData: { team: { id, name: team }, channel: { id, name } },
  };
}
