import { longestAddress } from '../../services/primary-contact.ts';
import type { Invitation } from '../../services/invitations/invitation.ts';
import { shorten } from '../kit/shorten.ts';
import { dayTextAt } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

/** "Invited by Ada on 3 March 2026", the day being the one in `timeZone`. */
export function invitedText({ agentName, invitedAt }: Invitation, timeZone: string, wording: Wording): string {
  const day = dayTextAt(invitedAt, wording, timeZone);
  return wording.filled('status.invited', { agent: shorten(agentName), day });
}

/** Where the e-mail goes, as far as that is known. */
export function recipientText(recipient: string | undefined, wording: Wording): string {
  if (recipient === undefined) return wording.text('invite.noAddress');
  return wording.filled('invite.to', { email: shorten(recipient, longestAddress) });
}
