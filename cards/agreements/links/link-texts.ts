import type { AcceptanceLink, LinkState } from '../../../services/agreements/links/acceptance-link.ts';
import type { Tone } from '../../kit/card-template.ts';
import { shorten } from '../../kit/shorten.ts';
import { dayTextAt, instantText } from '../../wording/dates.ts';
import type { Wording } from '../../wording/wording.ts';

/** The colour of each state. */
export const linkTones: Readonly<Record<LinkState, Tone>> = {
  making: 'accent',
  uncertain: 'warning',
  made: 'accent',
  sent: 'accent',
  accepted: 'good',
  entered: 'good',
  failed: 'attention',
  expired: 'warning',
  refused: 'attention',
  withdrawn: 'emphasis',
  replaced: 'emphasis',
};

/** "Works until 10 March 2026, 14:05"; nothing where there is no link. */
export function untilText({ expiresAt }: AcceptanceLink, timeZone: string, wording: Wording): readonly string[] {
  return expiresAt ? [wording.filled('link.until', { instant: instantText(expiresAt, wording, timeZone) })] : [];
}

const told = ['making', 'uncertain', 'made', 'sent', 'expired', 'refused'] as const satisfies readonly LinkState[];

/** Where a link stands, in a sentence beside what Partner Center says of the customer; nothing for one that came to its end. */
export function linkStatement(link: AcceptanceLink, timeZone: string, wording: Wording): readonly string[] {
  const { agentName, createdAt, sentAt } = link;
  if (link.state === 'accepted') return [wording.text('status.link.accepted')];
  const state = told.find((one) => one === link.state);
  if (!state) return [];
  const at = state === 'sent' ? (sentAt ?? createdAt) : createdAt;
  const day = dayTextAt(at, wording, timeZone);
  return [wording.filled(`status.link.${state}`, { agent: shorten(agentName), day })];
}
