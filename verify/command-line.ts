import { parseArgs } from 'node:util';
import { EvidenceProblem } from './evidence-problem.ts';
import { UsageError, headsFrom, keyFrom } from './known.ts';
import { type Outcome, problemOutcome, validOutcome } from './outcome.ts';
import { type VerifiedFile, compareFiles, verifyEvidence } from './verify-evidence.ts';

const usage = `agreement-desk-verify <file.zip> [<another file.zip>]

Says whether an evidence file of Agreement Desk stands, without a network or a database. Two files are also compared.

  --key <key>     a public key that you have from elsewhere: base64, PEM or name+id+base64, or a file with it
  --head <file>   a head that you have from elsewhere, or many, to be compared with the file
  --json          the outcome for programs
  --help

Keys and heads may be given several times. Exit code: 0 it stands, 1 it does not, 2 it could not be read.
`;

export async function run(given: readonly string[]): Promise<Outcome> {
  try {
    const { values, positionals } = parsed(given);
    if (values.help) return { exitCode: 0, text: usage };
    if (positionals.length === 0 || positionals.length > 2) throw new UsageError('name one file, or two');
    const known = { keys: values.key.map(keyFrom), heads: values.head.map(headsFrom) };
    return await verified(positionals, known, { isJson: values.json, hasKeys: known.keys.length > 0 });
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, text: `${error.message}\n\n${usage}` };
    throw error;
  }
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        head: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'not understood');
  }
}

async function verified(
  paths: readonly string[],
  known: Parameters<typeof verifyEvidence>[1],
  asked: { readonly isJson: boolean; readonly hasKeys: boolean },
): Promise<Outcome> {
  const files: VerifiedFile[] = [];
  try {
    for (const path of paths) files.push(await verifyEvidence(path, known));
    const [one, other] = files;
    if (one && other) compareFiles(one, other);
    return validOutcome(files, asked);
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error;
    return problemOutcome(error, paths[files.length] ?? paths.join(' and '), asked);
  }
}
