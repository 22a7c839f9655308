import type { CommandName } from '../cards/wording/command-names.ts';
import { commandWords } from '../cards/wording/commands.ts';
import { wordingFor } from '../cards/wording/wording.ts';
import type { SharedCommand } from '../dialogs/routing/command.ts';
import type { Language } from '../services/conversations/language.ts';

interface Command {
  /** What Teams puts into the box when the command is chosen, so it is what the bot has to understand. */
  readonly title: string;
  readonly description: string;
}

interface CommandList {
  readonly scopes: readonly ('personal' | 'team' | 'groupChat')[];
  readonly commands: readonly Command[];
}

/** What agents need most, in the order of the menu. Teams shows ten at most; help tells the rest. */
const inPrivate = [
  'status',
  'confirm',
  'unconfirmed',
  'invite',
  'guide',
  'hand-over',
  'new-customer',
  'reminders',
  'report',
  'help',
] as const satisfies readonly CommandName[];

const inSharedChats = ['status', 'unconfirmed', 'help'] as const satisfies readonly SharedCommand[];

/** The menus of commands that Teams shows above the box, in one language. */
export function commandListsIn(language: Language): readonly CommandList[] {
  return [
    { scopes: ['personal'], commands: inPrivate.map((name) => commandIn(language, name)) },
    { scopes: ['team', 'groupChat'], commands: inSharedChats.map((name) => commandIn(language, name)) },
  ];
}

function commandIn(language: Language, name: (typeof inPrivate)[number]): Command {
  const wording = wordingFor(language);
  return {
    title: commandWords[language][name][0],
    description: wording.text(name === 'help' ? 'help.do.help' : `help.${name}`),
  };
}
