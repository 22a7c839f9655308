import { shorten } from '../kit/shorten.ts';
import type { Wording } from '../wording/wording.ts';

const longestAddress = 254;

/** Where the e-mail goes, as far as that is known. */
export function recipientText(recipient: string | undefined, wording: Wording): string {
  if (recipient === undefined) return wording.text('invite.noAddress');
  return wording.filled('invite.to', { email: shorten(recipient, longestAddress) });
}
