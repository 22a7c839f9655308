import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import product from '../package.json' with { type: 'json' };

const name = 'agreement-desk-verify';
const file = `${name}.mjs`;

/**
 * One file that Node runs by itself, for auditors: nothing to install beside it. What stands beside it lets npm publish the two, so
 * that `npx` can run it. Returns the program's path.
 */
export async function buildVerifier(folder: string): Promise<string> {
  const outfile = join(folder, name, file);
  await build({
    entryPoints: [join(import.meta.dirname, 'agreement-desk-verify.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minifySyntax: true,
    legalComments: 'inline',
    banner: {
      js: [
        '#!/usr/bin/env node',
        // Libraries that are CommonJS ask for Node's own modules in this way.
        "import { createRequire as createRequireOfNode } from 'node:module';",
        'const require = createRequireOfNode(import.meta.url);',
      ].join('\n'),
    },
    logLevel: 'warning',
  });
  await writeFile(join(folder, name, 'package.json'), `${JSON.stringify(packageOfVerifier, undefined, 2)}\n`);
  return outfile;
}

const packageOfVerifier = {
  name,
  version: product.version,
  description: 'Checks an evidence file of Agreement Desk, without network and database',
  license: product.license,
  engines: { node: '>=20' },
  bin: { [name]: file },
};

if (process.argv[1] === import.meta.filename)
  process.stdout.write(`${await buildVerifier(process.argv[2] ?? 'dist')}\n`);
