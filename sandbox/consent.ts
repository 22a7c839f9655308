import { runConsent } from '../bot/consent/run-consent.ts';
import { openTerminal } from '../bot/consent/terminal.ts';
import { sandboxBotSettings } from './bot/settings.ts';

/** `npm run consent:sandbox`: with what `npm start` has started. The token is shown, or put where PARTNER_REFRESH_TOKEN_FILE says. */
const { PARTNER_REFRESH_TOKEN: usual, ...settings } = sandboxBotSettings(process.env);
const isElsewhere = Boolean(process.env['PARTNER_REFRESH_TOKEN_FILE']);
const terminal = openTerminal();
process.exitCode = await runConsent(
  process.argv.slice(2),
  isElsewhere ? settings : { ...settings, PARTNER_REFRESH_TOKEN: usual },
  { terminal },
);
terminal.close();
