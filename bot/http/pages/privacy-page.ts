import { type Wording, wordingFor } from '../../../cards/wording/wording.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { PartnerFacts } from '../../public-settings.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { contactLines } from './contact-lines.ts';
import { type Html, html } from './html.ts';
import { pageAnswer } from './page.ts';

interface Kept {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly howLong: string;
}

/** Says for everybody what docs/operations.md, "Personal data", says by table and column. */
export function privacyPage(partner: PartnerFacts, language: Language): HttpAnswer {
  const wording = wordingFor(language);
  const named = { partner: partner.name };
  const content = html`
    <p class="intro">${wording.filled('privacy.intro', named)}</p>
    <h2>${wording.text('privacy.controller.title')}</h2>
    <p>${wording.filled('privacy.controller.text', named)}</p>
    ${contactLines(partner)}
    <h2>${wording.text('privacy.stored.title')}</h2>
    ${whatIsKept(wording, named).map((kept) => keptLines(kept, wording))}
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

function whatIsKept(wording: Wording, named: { readonly partner: string }): readonly Kept[] {
  return [
    {
      title: wording.text('privacy.contacts.title'),
      what: wording.filled('privacy.contacts.what', named),
      why: wording.text('privacy.contacts.why'),
      howLong: wording.filled('privacy.contacts.howLong', named),
    },
    {
      title: wording.text('privacy.forms.title'),
      what: wording.text('privacy.forms.what'),
      why: wording.text('privacy.forms.why'),
      howLong: wording.filled('privacy.forms.howLong', named),
    },
    {
      title: wording.text('privacy.staff.title'),
      what: wording.text('privacy.staff.what'),
      why: wording.text('privacy.staff.why'),
      howLong: wording.filled('privacy.staff.howLong', named),
    },
    {
      title: wording.text('privacy.acts.title'),
      what: wording.text('privacy.acts.what'),
      why: wording.text('privacy.acts.why'),
      howLong: wording.filled('privacy.acts.howLong', named),
    },
    {
      title: wording.text('privacy.members.title'),
      what: wording.text('privacy.members.what'),
      why: wording.text('privacy.members.why'),
      howLong: wording.text('privacy.members.howLong'),
    },
  ];
}

function keptLines({ title, what, why, howLong }: Kept, wording: Wording): Html {
  return html`<h3>${title}</h3>
    <dl>
      <dt>${wording.text('privacy.what')}</dt>
      <dd>${what}</dd>
      <dt>${wording.text('privacy.why')}</dt>
      <dd>${why}</dd>
      <dt>${wording.text('privacy.howLong')}</dt>
      <dd>${howLong}</dd>
    </dl>`;
}
