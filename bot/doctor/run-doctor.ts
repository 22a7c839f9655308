import { parseArgs } from 'node:util';
import { isEmailAddress } from '../../services/email-address.ts';
import { type AgentId, type CustomerId, parseGuid } from '../../services/ids.ts';
import { ProductError } from '../../services/product-error.ts';
import type { Environment } from '../settings/config.ts';
import { examineInstallation } from './doctor.ts';
import { runEnhancedTrial } from './enhanced-trial.ts';
import type { Examined } from './examine.ts';
import { countsOf, jsonOf, summaryOf, textOf } from './report.ts';

const usage = `npm run doctor -- [--as <object id>] [--json]
npm run doctor -- --enhanced --customer <tenant id> --email <your address>

Examines the installation that the settings describe, and says what is wrong and how to mend it.

  --as <object id>  also says which roles this person has, and what they may do
  --json            for scripts: one JSON object on standard output
  --enhanced        goes the road of enhanced attestation once in Microsoft's integration sandbox, for a customer
                    there, and notes that the wire map works; you accept on the page that it shows

Exit code: 0 when no fault was found, 1 when there is one, 2 for options that do not exist.
`;

type Options =
  | { readonly kind: 'examine'; readonly as: AgentId | undefined; readonly json: boolean }
  | { readonly kind: 'enhanced'; readonly customerId: CustomerId; readonly email: string }
  | { readonly kind: 'wrong'; readonly problem: string };

const lookEveryMs = 5_000;

/** Resolves to the exit code. */
export async function runDoctor(args: readonly string[], environment: Environment): Promise<number> {
  const options = optionsFrom(args);
  switch (options.kind) {
    case 'wrong':
      process.stderr.write(`${options.problem}\n\n${usage}`);
      return 2;
    case 'enhanced':
      return tryEnhanced(options, environment);
    case 'examine':
      return examineAll(options, environment);
  }
}

async function tryEnhanced(options: Extract<Options, { kind: 'enhanced' }>, environment: Environment): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const clock = { now: () => new Date() };
  try {
    return (await runEnhancedTrial(environment, { ...options, say, clock, lookEveryMs })) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ProductError)) throw error;
    say(error.message);
    return 1;
  }
}

async function examineAll(options: Extract<Options, { kind: 'examine' }>, environment: Environment): Promise<number> {
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
      options: {
        as: { type: 'string' },
        json: { type: 'boolean', default: false },
        enhanced: { type: 'boolean', default: false },
        customer: { type: 'string' },
        email: { type: 'string' },
      },
    });
    if (values.enhanced) return trialFrom(values);
    const as = values.as === undefined ? undefined : parseGuid<AgentId>(values.as);
    if (values.as !== undefined && as === undefined)
      return { kind: 'wrong', problem: '--as takes the object id of a person in Entra.' };
    return { kind: 'examine', as, json: values.json };
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
}

function trialFrom({ customer = '', email = '' }: { customer?: string; email?: string }): Options {
  const customerId = parseGuid<CustomerId>(customer);
  if (customerId && isEmailAddress(email)) return { kind: 'enhanced', customerId, email };
  return { kind: 'wrong', problem: '--enhanced takes --customer with a tenant id and --email with an address.' };
}
