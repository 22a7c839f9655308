import type { Activity } from 'botbuilder';
import type { Occasion } from '../../../services/evidence/told.ts';
import type { Agent } from '../../../services/identity/agent.ts';

/** Where and in whose time something is said, as the evidence log has it. */
export function occasionOf({ conversation }: Activity, { timeZone: zone }: Agent): Occasion {
  const surfaces = { personal: 'personal-chat', groupChat: 'group-chat' } as const;
  const { conversationType } = conversation;
  const surface =
    conversationType === 'personal' || conversationType === 'groupChat' ? surfaces[conversationType] : 'team';
  return { surface, zone };
}
