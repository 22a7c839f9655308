import { forEachLanguage } from '../../services/conversations/language.ts';
import type { SpokenLanguage } from './spoken-language.ts';
import { spokenLanguages } from './wording.ts';

export type CommandName = keyof SpokenLanguage['commands'];

/** Those that are about one customer. `dialogs/routing/commands.ts` says what each shows of it. */
export const customerCommands = [
  'status',
  'confirm',
  'invite',
  'order',
  'hand-over',
  'history',
  'remind',
  'assign',
] as const satisfies readonly CommandName[];

/** What an agent may type for each command. Every language is understood at any time. */
export const commandWords = forEachLanguage((language) => spokenLanguages[language].commands);
