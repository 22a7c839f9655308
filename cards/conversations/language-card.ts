import { type LanguageTag, languages } from '../../services/conversations/language.ts';
import { plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { commandWords } from '../wording/commands.ts';
import { spokenLanguages, wordingFor } from '../wording/wording.ts';

/** Asks which language to speak. */
export function languageCard({ language }: { readonly language: LanguageTag }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('language.title'),
    paragraphs: [wording.filled('language.text', { current: spokenLanguages[wording.language].ownName })],
    buttons: languages.map((choice) =>
      plainButton(spokenLanguages[choice].ownName, { verb: 'language.choose', language: choice }),
    ),
  });
}

/** Says, in the language that was chosen, that it was chosen. */
export function languageChosenCard({ language }: { readonly language: LanguageTag }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const command = commandWords[wording.language].language[0];
  return noticeCard({
    language,
    tone: 'good',
    title: wording.text('language.chosen.title'),
    paragraphs: [wording.filled('language.chosen.text', { command })],
    buttons: [plainButton(wording.text('help.do.help'), { verb: 'help.show' })],
  });
}
