import { decodeHTML } from 'entities';
import { privacyPage } from '../../../bot/http/pages/privacy-page.ts';
import { termsPage } from '../../../bot/http/pages/terms-page.ts';
import type { Language } from '../../../services/conversations/language.ts';
import { anotherPersonPage, noticePage, signedInPage } from '../../../bot/http/pages/sign-in-page.ts';
import { madeUpPartner, madeUpRetention } from './made-up-partner.ts';

/** What the pages for browsers say, names of their parts for screen readers included. */
export function pageTexts(language: Language): readonly string[] {
  const facts = { partner: madeUpPartner, retention: madeUpRetention };
  const signIn = [
    signedInPage(language, 'code', []),
    anotherPersonPage(language, 'sign-in'),
    ...(['declined', 'mail-declined', 'failed', 'over'] as const).map((notice) => noticePage(notice, language)),
  ];
  return [privacyPage(facts, language), termsPage(madeUpPartner, language), ...signIn].map(({ body }) => {
    const labels = [...body.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label);
    return decodeHTML([...labels, body.replace(/<[^>]+>/g, '')].join('\n'));
  });
}
