import { wordingFor } from '../../../cards/wording/wording.ts';
import type { Language } from '../../../services/conversations/language.ts';
import type { HttpAnswer } from '../http-answer.ts';
import type { PartnerFacts } from '../../settings/public-settings.ts';
import { html } from './html.ts';
import { pageAnswer } from './page.ts';
import { contactLines } from './contact-lines.ts';

export function termsPage(partner: PartnerFacts, language: Language): HttpAnswer {
  const wording = wordingFor(language);
  const named = { partner: partner.name };
  const content = html`
    <p class="intro">${wording.filled('terms.intro', named)}</p>
    <h2>${wording.text('terms.who.title')}</h2>
    <p>${wording.text('terms.who.text')}</p>
    <h2>${wording.text('terms.confirming.title')}</h2>
    <p>${wording.filled('terms.confirming.text', named)}</p>
    <h2>${wording.text('terms.data.title')}</h2>
    <p>${wording.text('terms.data.text')} <a href="/privacy?lang=${language}">${wording.text('privacy.title')}</a></p>
    <h2>${wording.text('terms.limits.title')}</h2>
    <p>${wording.text('terms.limits.text')}</p>
    <h2>${wording.text('terms.microsoft.title')}</h2>
    <p>${wording.text('terms.microsoft.text')}</p>
    <h2>${wording.text('terms.questions.title')}</h2>
    <p>${wording.filled('terms.questions.text', named)}</p>
    ${contactLines(partner)}
  `;
  return pageAnswer({ language, title: wording.text('terms.title'), path: '/terms', content });
}
