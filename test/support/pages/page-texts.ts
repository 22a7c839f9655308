import { decodeHTML } from 'entities';
import { privacyPage } from '../../../bot/http/pages/privacy-page.ts';
import { termsPage } from '../../../bot/http/pages/terms-page.ts';
import type { Language } from '../../../services/conversations/language.ts';
import { madeUpPartner, madeUpRetention } from './made-up-partner.ts';

/** What the pages for browsers say, names of their parts for screen readers included. */
export function pageTexts(language: Language): readonly string[] {
  const facts = { partner: madeUpPartner, retention: madeUpRetention };
  return [privacyPage(facts, language), termsPage(madeUpPartner, language)].map(({ body }) => {
    const labels = [...body.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label);
    return decodeHTML([...labels, body.replace(/<[^>]+>/g, '')].join('\n'));
  });
}
