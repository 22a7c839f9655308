import type { SpokenLanguage } from './spoken-language.ts';

export type CommandName = keyof SpokenLanguage['commands'];

/** Those that are about one customer. `dialogs/routing/commands.ts` says what each shows of it. */
export const customerCommands = [
  'status',
  'confirm',
  'invite',
  'link',
  'order',
  'hand-over',
  'history',
  'evidence',
  'remind',
  'assign',
] as const satisfies readonly CommandName[];

export type CustomerCommandName = (typeof customerCommands)[number];

/** The commands that can ask which customer they are about; the guide may be about nobody in particular too. */
export const customerQuestions = [...customerCommands, 'guide'] as const;
export type CustomerQuestion = (typeof customerQuestions)[number];

/** The groups in which help shows what can be asked. */
export const helpTopics = ['customers', 'agreements', 'reminders', 'evidence', 'bot'] as const;
export type HelpTopic = (typeof helpTopics)[number];
