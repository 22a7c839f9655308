import { wordingFor } from '../cards/wording/wording.ts';
import { extensionCommands, findParameter } from '../dialogs/message-extension/extension-commands.ts';
import type { Language } from '../services/conversations/language.ts';

interface ExtensionCommand {
  /** With which Teams asks the bot for it. */
  readonly id: string;
  readonly type: 'query' | 'action';
  readonly context: readonly ('compose' | 'message')[];
  readonly title: string;
  readonly description: string;
  readonly initialRun?: true;
  readonly fetchTask?: true;
  readonly parameters?: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly inputType: 'text';
  }[];
}

/** What the message extension offers beside the box and on messages, in one language. */
export function extensionCommandsIn(language: Language): readonly ExtensionCommand[] {
  const wording = wordingFor(language);
  return [
    {
      id: extensionCommands.find,
      type: 'query',
      context: ['compose'],
      title: wording.text('app.find.title'),
      description: wording.text('app.find.description'),
      initialRun: true,
      parameters: [
        {
          name: findParameter,
          title: wording.text('app.find.customer'),
          description: wording.text('app.find.words'),
          inputType: 'text',
        },
      ],
    },
    {
      id: extensionCommands.confirm,
      type: 'action',
      context: ['message', 'compose'],
      title: wording.text('status.confirm'),
      description: wording.text('app.confirm.description'),
      fetchTask: true,
    },
  ];
}
