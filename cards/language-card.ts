import type { Language } from '../services/conversations/language.ts';
import { plainButton } from './card-button.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { noticeCard } from './notice-card.ts';
import { commandWords } from './wording/commands.ts';
import { wordingFor } from './wording/wording.ts';

/** Each in its own words, so that whoever speaks it finds it. */
const nameOf: Readonly<Record<Language, string>> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  nl: 'Nederlands',
  'zh-Hans': '简体中文',
};

/** Asks which language to speak. */
export function languageCard({ language }: { readonly language: Language }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('language.title'),
    paragraphs: [wording.filled('language.text', { current: nameOf[language] })],
    buttons: (Object.keys(nameOf) as Language[]).map((choice) =>
      plainButton(nameOf[choice], { verb: 'language.choose', language: choice }),
    ),
  });
}

/** Says, in the language that was chosen, that it was chosen. */
export function languageChosenCard({ language }: { readonly language: Language }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const command = commandWords[language].language[0];
  return noticeCard({
    language,
    tone: 'good',
    title: wording.text('language.chosen.title'),
    paragraphs: [wording.filled('language.chosen.text', { command })],
  });
}
