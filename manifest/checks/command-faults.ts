import type { Fault } from './fault.ts';
import type { Manifest } from './opened-package.ts';

/** Teams’ own page names fewer than the schema takes (microsoftteams/platform/bots/how-to/create-a-bot-commands-menu). */
const mostCommands = 10;

export function commandFaults({ bots }: Manifest): readonly Fault[] {
  return bots.flatMap(({ scopes, commandLists }) => {
    const listed = commandLists.flatMap((list) => list.scopes);
    const twice = listed.filter((scope, at) => listed.indexOf(scope) !== at);
    return [
      ...commandLists.flatMap(({ commands }, at) => listProblems(commands).map((problem) => fault(problem, at))),
      ...scopes.filter((scope) => !listed.includes(scope)).map((scope) => fault(`have none for the scope ${scope}`)),
      ...listed
        .filter((scope) => !scopes.includes(scope))
        .map((scope) => fault(`are for ${scope}, where the bot is not`)),
      ...twice.map((scope) => fault(`have two for the scope ${scope}`)),
    ];
  });
}

function listProblems(commands: readonly { readonly title: string }[]): readonly string[] {
  const titles = commands.map(({ title }) => title.toLowerCase());
  const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
  return [
    ...(titles.length > mostCommands ? [`has ${titles.length} commands, and Teams shows ${mostCommands}`] : []),
    ...twice.map((title) => `has the command “${title}” twice`),
  ];
}

function fault(problem: string, list?: number): Fault {
  const at = `bots[0].commandLists${list === undefined ? '' : `[${list}]`}`;
  return { file: 'manifest.json', at, problem, remedy: 'Correct manifest/commands.ts' };
}
