import type { AcceptanceLink, LinkState } from '../../../services/agreements/links/acceptance-link.ts';
import type { Banner, Tone } from '../../kit/card-template.ts';
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

/** What became of the e-mail that was to go out from the agent's mailbox; undefined where that was not tried, or went well. */
export function mailBanner({ mail }: AcceptanceLink, wording: Wording): Banner | undefined {
  switch (mail?.state) {
    case 'sending':
    case 'uncertain': {
      const title = wording.text(`link.mail.${mail.state}.title`);
      const style = mail.state === 'sending' ? 'accent' : 'warning';
      return { style, title, paragraphs: [wording.text(`link.mail.${mail.state}.text`)] };
    }
    case 'refused': {
      const because = wording.text(`link.mail.problem.${mail.problem ?? 'refused'}`);
      const paragraphs = [because, wording.text('link.letter.text')];
      return { style: 'attention', title: wording.text('link.mail.refused.title'), paragraphs };
    }
    case 'sent':
    case undefined:
      return undefined;
  }
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
