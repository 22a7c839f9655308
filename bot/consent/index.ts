import { runConsent } from './run-consent.ts';
import { openTerminal } from './terminal.ts';

const terminal = openTerminal();
process.exitCode = await runConsent(process.argv.slice(2), process.env, { terminal });
terminal.close();
