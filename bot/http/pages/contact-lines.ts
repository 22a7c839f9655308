import type { PartnerFacts } from '../../settings/public-settings.ts';
import { type Html, html } from './html.ts';

/** How the partner is reached. */
export function contactLines({ contact, websiteUrl }: PartnerFacts): Html {
  return html`<ul class="contact">
    <li><a href="mailto:${contact}">${contact}</a></li>
    <li><a href="${websiteUrl}">${websiteUrl}</a></li>
  </ul>`;
}
