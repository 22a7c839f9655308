import { forEachLanguage } from '../../services/conversations/language.ts';
import { spokenLanguages } from './wording.ts';

/** What an agent may type for each command. Every language is understood at any time. */
export const commandWords = forEachLanguage((language) => spokenLanguages[language].commands);
