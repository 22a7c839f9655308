import type { DirectoryEntry } from '../../services/customers/customer-status.ts';
import { shorten } from '../kit/shorten.ts';
import type { Wording } from '../wording/wording.ts';

/** A line in the list of the message extension, which the person who searches alone sees. */
export interface Preview {
  readonly title: string;
  readonly text: string;
}

/** Clients read some HTML in the text of a thumbnail card, and none in its title (cards/cards-format). */
export function customerPreview({ companyName, domain, status }: DirectoryEntry, wording: Wording): Preview {
  const standing = status === 'unknown' ? '' : wording.text(`status.${status}.title`);
  const parts = [domain === companyName ? '' : shorten(domain).replace(/[<>&]/gu, ' '), standing];
  return { title: shorten(companyName), text: parts.filter((part) => part !== '').join(' · ') };
}
