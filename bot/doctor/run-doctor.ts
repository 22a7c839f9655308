import { parseArgs } from 'node:util';
import { parseGuid, type AgentId } from '../../services/ids.ts';
import type { Environment } from '../config.ts';
import { examineInstallation } from './doctor.ts';
import type { Examined } from './examine.ts';
import { countsOf, jsonOf, summaryOf, textOf } from './report.ts';

const usage = `npm run doctor -- [--as <object id>] [--json]

Examines the installation that the settings describe, and says what is wrong and how to mend it.

  --as <object id>  also says which roles this person has, and what they may do
  --json            for scripts: one JSON object on standard output

Exit code: 0 when no fault was found, 1 when there is one, 2 for options that do not exist.
`;

type Options = { readonly as?: AgentId | undefined; readonly json: boolean } | { readonly problem: string };

/** Resolves to the exit code. */
export async function runDoctor(args: readonly string[], environment: Environment): Promise<number> {
  const options = optionsFrom(args);
  if ('problem' in options) {
    process.stderr.write(`${options.problem}\n\n${usage}`);
    return 2;
  }
  const all: Examined[] = [];
  for await (const examined of examineInstallation(environment, { as: options.as })) {
    all.push(examined);
    // Each as soon as it is known: some wait for Microsoft.
    if (!options.json) process.stdout.write(`${textOf(examined)}\n`);
  }
  process.stdout.write(options.json ? `${jsonOf(all)}\n` : `\n${summaryOf(countsOf(all))}\n`);
  return countsOf(all).faults === 0 ? 0 : 1;
}

function optionsFrom(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { as: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const as = values.as === undefined ? undefined : parseGuid<AgentId>(values.as);
    if (values.as !== undefined && as === undefined)
      return { problem: '--as takes the object id of a person in Entra.' };
    return { as, json: values.json };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
