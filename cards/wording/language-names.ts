import type { Language } from '../../services/conversations/language.ts';

/** Each in its own words, so that whoever speaks it finds it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  nl: 'Nederlands',
  'zh-Hans': '简体中文',
};
