import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { makePackage } from './make-package.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'agreement-desk.zip' },
    'app-version': { type: 'string', default: packageJson.version },
  },
});
const { isMade, says } = await makePackage({
  environment: process.env,
  version: values['app-version'],
  path: values.out,
});
(isMade ? process.stdout : process.stderr).write(`${says}\n`);
process.exitCode = isMade ? 0 : 1;
