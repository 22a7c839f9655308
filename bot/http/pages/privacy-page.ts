import { type Wording, wordingFor } from '../../../cards/wording/wording.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { RetentionPeriods } from '../../../services/privacy/retention-periods.ts';
import type { PartnerFacts } from '../../settings/public-settings.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { contactLines } from './contact-lines.ts';
import { type Html, html } from './html.ts';
import { pageAnswer } from './page.ts';

/** What is kept of people, in the order of the page. */
const kinds = ['contacts', 'forms', 'staff', 'acts', 'members', 'signIn'] as const;
type Kind = (typeof kinds)[number];

export interface PrivacyFacts {
  readonly partner: PartnerFacts;
  readonly retention: RetentionPeriods;
}

/** Says for everybody what docs/privacy.md says by table and column. */
export function privacyPage({ partner, retention }: PrivacyFacts, language: Language): HttpAnswer {
  const wording = wordingFor(language);
  const named = { partner: partner.name };
  const content = html`
    <p class="intro">${wording.filled('privacy.intro', named)}</p>
    <h2>${wording.text('privacy.controller.title')}</h2>
    <p>${wording.filled('privacy.controller.text', named)}</p>
    ${contactLines(partner)}
    <h2>${wording.text('privacy.stored.title')}</h2>
    ${kinds.map((kind) => keptLines(kind, wording, retention))}
    <h2>${wording.text('privacy.not.title')}</h2>
    <p>${wording.text('privacy.not.text')}</p>
    <h2>${wording.text('privacy.shared.title')}</h2>
    <p>${wording.text('privacy.shared.text')}</p>
    <h2>${wording.text('privacy.rights.title')}</h2>
    <p>${wording.filled('privacy.rights.text', named)}</p>
    <p><a href="/terms?lang=${language}">${wording.text('terms.title')}</a></p>
  `;
  return pageAnswer({ language, title: wording.text('privacy.title'), path: '/privacy', content });
}

function keptLines(kind: Kind, wording: Wording, retention: RetentionPeriods): Html {
  return html`<h3>${wording.text(`privacy.${kind}.title`)}</h3>
    <dl>
      <dt>${wording.text('privacy.what')}</dt>
      <dd>${wording.text(`privacy.${kind}.what`)}</dd>
      <dt>${wording.text('privacy.why')}</dt>
      <dd>${wording.text(`privacy.${kind}.why`)}</dd>
      <dt>${wording.text('privacy.howLong')}</dt>
      <dd>${howLong(kind, wording, retention)}</dd>
    </dl>`;
}

function howLong(kind: Kind, wording: Wording, retention: RetentionPeriods): string {
  const lasting = (of: keyof RetentionPeriods) => periodOf(retention[of], wording);
  switch (kind) {
    case 'contacts':
      return wording.filled('privacy.contacts.howLong', { period: lasting('proof') });
    case 'forms':
      return wording.filled('privacy.forms.howLong', { period: lasting('drafts') });
    case 'staff':
      return wording.filled('privacy.staff.howLong', { period: lasting('leftAgents') });
    case 'acts':
      return wording.filled('privacy.acts.howLong', {
        proof: lasting('proof'),
        invitations: lasting('invitations'),
        notes: lasting('notes'),
        reminders: lasting('reminders'),
      });
    case 'members':
    case 'signIn':
      return wording.text(`privacy.${kind}.howLong`);
  }
}

/** In years where they come out even: nobody counts 3,650 days. */
function periodOf(days: number, wording: Wording): string {
  const count = days / 365;
  return Number.isInteger(count)
    ? wording.filled('page.years', { count })
    : wording.filled('days.count', { count: days });
}
