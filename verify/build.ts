import { join } from 'node:path';
import { build } from 'esbuild';

/** One file that Node runs by itself, for auditors: nothing to install beside it. Returns its path. */
export async function buildVerifier(folder: string): Promise<string> {
  const outfile = join(folder, 'agreement-desk-verify.mjs');
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
  return outfile;
}

if (process.argv[1] === import.meta.filename)
  process.stdout.write(`${await buildVerifier(process.argv[2] ?? 'dist')}\n`);
